#include "features/intake/quarantine.h"

#include "features/identity/desk.h"
#include "platform/base/text.h"
#include "platform/http/json.h"
#include "platform/i18n/catalogue.h"

namespace podpora::intake {

namespace {

constexpr std::size_t kReasonMax = 1000;

void record(Context const& d, storage::Transaction& tx, Actor const& actor, std::string_view kind, MailId id,
            http::Json payload) {
  audit::record(tx, d.tickets.audit, actor,
                {.kind = kind, .subject = to_text(id), .payload = http::write_json(payload)});
}

}  // namespace

void file_raw(storage::Transaction& tx, Context const& d, Actor const& actor, MailRow row) {
  auto const desk = identity::find_desk(tx, actor.desk);
  auto const text = [&](std::string_view id) { return i18n::text(desk ? desk->language : "en", id); };
  tickets::NewMessage message{.author_kind = tickets::AuthorKind::kContact,
                              .author_name = row.sender,
                              .body = text("intake.unread"),
                              .mail_id = row.id.value,
                              .attachments = {{"message.eml", "message/rfc822", row.sha256, row.size}}};
  auto const opened = tickets::open_ticket(tx, d.tickets, actor,
                                           {.subject = text("intake.unread_subject"), .first = std::move(message)});
  row.state = MailState::kFiled;
  row.outcome = Outcome::kTicket;
  row.ticket_id = opened.id;
  row.message_ref = tickets::messages_of(tx, actor.desk, opened.id).front().id;
  set_outcome(tx, actor.desk, row);
  record(d, tx, actor, "mail.filed", row.id,
         http::Json::object().set("outcome", "ticket").set("ticket", to_text(opened.id)));
}

Result<void> file_again(storage::Transaction& tx, Context const& d, Actor const& actor, MailId id, FileAs as) {
  auto const to = as == FileAs::kMail ? MailState::kStored : MailState::kFiled;
  if (!move_mail(tx, actor.desk, id, MailState::kQuarantined, to)) return not_found("mail");
  auto row = find_mail(tx, actor.desk, id).value();
  record(d, tx, actor, "mail.released", id, http::Json::object().set("as", to_text(as)));
  if (as == FileAs::kRawFile) {
    file_raw(tx, d, actor, std::move(row));
    return {};
  }
  row.outcome = Outcome::kStored;
  row.reason.clear();
  set_outcome(tx, actor.desk, row);
  enqueue_filing(d, tx, actor.desk, id);
  return {};
}

Result<void> discard(storage::Transaction& tx, Context const& d, Actor const& actor, MailId id,
                     std::string const& reason) {
  auto const why = trim(reason);
  if (why.empty()) return invalid("/reason", "required");
  if (why.size() > kReasonMax) return invalid("/reason", "too-long");
  if (!move_mail(tx, actor.desk, id, MailState::kQuarantined, MailState::kDiscarded)) return not_found("mail");
  record(d, tx, actor, "mail.discarded", id, http::Json::object().set("reason", why));
  return {};
}

}  // namespace podpora::intake
