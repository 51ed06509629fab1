#include "features/intake/filing_rules.h"
#include "features/intake/intake.h"

namespace podpora::intake {

std::function<std::optional<FiledAnswer>(storage::Transaction&, Actor const&, UpstreamAnswer const&)> answers_through(
    escalation::Context const& escalation) {
  return [&escalation](storage::Transaction& tx, Actor const& actor,
                       UpstreamAnswer const& given) -> std::optional<FiledAnswer> {
    auto const& mail = given.mail;
    auto request = given.service_request_id
                       ? std::optional{escalation::ServiceRequestId{*given.service_request_id}}
                       : escalation::find_by_upstream_number(tx, actor.desk, domain_of(mail.from.address),
                                                             mail.subject + "\n" + mail.reply_text);
    if (!request) return std::nullopt;
    auto const message = escalation::upstream_answer(tx, escalation, actor,
                                                     {.request = *request,
                                                      .from = mail.from.address,
                                                      .from_name = mail.from.name,
                                                      .text = given.message.body,
                                                      .quoted = given.message.quoted,
                                                      .mail_id = given.message.mail_id,
                                                      .attachments = given.message.attachments});
    if (message.has_error()) return std::nullopt;
    return FiledAnswer{message->ticket_id, message->id};
  };
}

}  // namespace podpora::intake
