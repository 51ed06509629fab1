#include "features/notify/outbox_store.h"
#include "features/notify/queue_mail.h"
#include "platform/base/text.h"
#include "platform/i18n/catalogue.h"

namespace podpora::notify {

namespace {

constexpr std::int64_t kFreeAcknowledgements = 3;
constexpr auto kDay = std::chrono::hours{24};
constexpr auto kHour = std::chrono::hours{1};

}  // namespace

bool may_acknowledge(storage::Transaction& tx, DeskId desk, std::string const& address, Asked asked, Time now) {
  auto const recipient = ascii_lower(address);
  auto const free = asked == Asked::kProved ? kFreeAcknowledgements : 1;
  if (acknowledgements_since(tx, desk, recipient, now - kDay) < free) return true;
  if (asked == Asked::kClaimed) return false;
  return acknowledgements_since(tx, desk, recipient, now - kHour) == 0;
}

Result<OutboxId> send_acknowledgement(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                      tickets::Ticket const& ticket, Acknowledgement const& acknowledgement) {
  auto const contact = recipient_of(tx, actor.desk, ticket);
  if (!contact) return conflict("no-recipient");
  if (!may_acknowledge(tx, actor.desk, contact->email, acknowledgement.asked, context.clock.now())) {
    return Error{ErrorCode::kTooMany, "acknowledgements", {}, {}};
  }
  TextArgs const args{{"number", std::to_string(ticket.number)}};
  auto body = i18n::text(contact->language, "notify.acknowledgement", args);
  for (auto const& line : acknowledgement.lines) body += "\n\n" + line;
  return queue_mail(tx, context, actor,
                    {.purpose = Purpose::kAcknowledgement,
                     .thread = {.ticket_id = ticket.id, .service_request_id = std::nullopt},
                     .recipient = contact->email,
                     .recipient_name = "",
                     .subject = i18n::text(contact->language, "notify.acknowledgement_subject", args),
                     .body = std::move(body),
                     .attachments = {},
                     .names_earlier = acknowledgement.asked == Asked::kProved});
}

}  // namespace podpora::notify
