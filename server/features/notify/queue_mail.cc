#include "features/notify/queue_mail.h"

#include "features/notify/outbox_store.h"
#include "features/notify/reply_address_rules.h"
#include "platform/base/text.h"
#include "platform/http/json.h"

namespace podpora::notify {

namespace {

constexpr int kReferencesMax = 20;

std::string join(std::vector<std::string> const& words) {
  std::string out;
  for (auto const& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

}  // namespace

Result<OutboxId> queue_mail(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                            MailDraft const& draft) {
  auto const identity = identity_of_ticket(tx, actor.desk, draft.thread.ticket_id);
  if (!identity) return conflict("mail-identity-missing");
  if (!mail::is_sendable_address(draft.recipient)) return invalid("/to", "address");
  auto const now = context.clock.now();
  auto const domain = identity->address.substr(identity->address.rfind('@') + 1);
  // What is tried out, or about no ticket, belongs to no conversation: an answer to it is a mail to the desk.
  bool const belongs = draft.purpose != Purpose::kTest && draft.thread.ticket_id.value != 0;
  OutboxMail const mail{.id = context.ids.make<OutboxId>(),
                        .purpose = draft.purpose,
                        .ticket_id = draft.thread.ticket_id,
                        .service_request_id = draft.thread.service_request_id,
                        .recipient = ascii_lower(draft.recipient),
                        .recipient_name = draft.recipient_name,
                        .sender = identity->address,
                        .sender_name = identity->display_name,
                        .reply_address = belongs ? reply_address(*identity, actor.desk, draft.thread, draft.recipient)
                                                 : identity->address,
                        .message_id = random_token(context.random) + "@" + domain,
                        .earlier_ids = belongs && draft.names_earlier
                                           ? join(message_ids_of(tx, actor.desk, draft.thread, kReferencesMax))
                                           : "",
                        .subject = draft.subject,
                        .body = draft.body,
                        .created_at = now,
                        .message_ref = draft.message_ref,
                        .send_after = now + draft.delay,
                        .history = draft.history,
                        .state_before = draft.state_before,
                        .markup = draft.markup == draft.body ? "" : draft.markup};
  insert_mail(tx, actor.desk, mail, draft.attachments);
  if (belongs) note_message_id(tx, actor.desk, mail.message_id, draft.thread, Origin::kOwn, now);
  enqueue_try(tx, context, actor.desk, mail);
  auto payload = http::Json::object();
  payload.set("mail", to_text(mail.id)).set("purpose", to_text(draft.purpose));
  audit::record(
      tx, context, actor,
      {.kind = "mail.queued", .subject = to_text(draft.thread.ticket_id), .payload = http::write_json(payload)});
  return mail.id;
}

void enqueue_try(storage::Transaction& tx, audit::Context const& context, DeskId desk, OutboxMail const& mail) {
  auto const id = to_text(mail.id);
  auto payload = http::Json::object();
  payload.set("mail", id).set("try", mail.attempts);
  // Each try has a key of its own: the job that failed is still running when it asks for the next one.
  jobs::enqueue(tx, context.ids, context.clock,
                {.desk = desk,
                 .kind = "notify.send",
                 .payload = http::write_json(payload),
                 .run_at = mail.send_after,
                 .dedupe_key = "notify.send:" + id + ":" + std::to_string(mail.attempts)});
}

std::string portal_link(std::string const& public_url, tickets::TicketId ticket) {
  return public_url + "/portal/requests/" + to_text(ticket);
}

std::optional<customers::Contact> recipient_of(storage::Transaction& tx, DeskId desk, tickets::Ticket const& ticket) {
  if (!ticket.contact_id) return std::nullopt;
  auto contact = customers::find_contact(tx, desk, *ticket.contact_id);
  if (!contact || !mail::is_sendable_address(contact->email)) return std::nullopt;
  return contact;
}

}  // namespace podpora::notify
