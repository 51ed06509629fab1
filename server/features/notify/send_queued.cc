#include "features/notify/notify.h"

#include "features/identity/desk.h"
#include "features/notify/outbox_store.h"
#include "features/tickets/append.h"
#include "platform/base/fault.h"
#include "platform/http/json.h"
#include "platform/i18n/catalogue.h"

#include <sstream>
#include <stdexcept>

namespace podpora::notify {

namespace {

constexpr std::size_t kErrorMax = 500;

struct Loaded {
  OutboxMail mail;
  std::vector<mail::Attachment> attachments;
};

OutboxId id_in(jobs::Job const& job) {
  auto const payload = http::parse_json(job.payload).value();
  auto const* const member = payload.find("mail");
  auto const* const text = member ? member->as<std::string>() : nullptr;
  auto const id = text ? parse_id<OutboxTag>(*text) : std::nullopt;
  if (!id) throw std::runtime_error("notify.send names no mail");
  return *id;
}

std::optional<Loaded> load(SendDependencies const& d, DeskId desk, OutboxId id) {
  return d.database.read(storage::Scope::of(desk), [&](auto& tx) -> std::optional<Loaded> {
    auto mail = find_mail(tx, desk, id);
    if (!mail || mail->state != SendState::kQueued) return std::nullopt;
    Loaded loaded{.mail = std::move(*mail), .attachments = {}};
    for (auto const& file : attachments_of(tx, desk, id)) {
      auto bytes = d.blobs.get(tx, desk, file.sha256);
      if (!bytes) throw std::runtime_error("an attachment of a queued mail is not there");
      loaded.attachments.push_back({file.name, file.media_type, "", false, std::move(*bytes)});
    }
    return loaded;
  });
}

std::string composed(Loaded const& loaded) {
  auto const& mail = loaded.mail;
  mail::OutgoingMail out{.message_id = mail.message_id,
                         .date = mail.created_at,
                         .from = {mail.sender, mail.sender_name},
                         .reply_to = mail::Address{mail.reply_address, mail.sender_name},
                         .to = {mail.recipient, mail.recipient_name},
                         .subject = mail.subject,
                         .text = mail.body,
                         .html = mail::markdown_to_html(mail.body),
                         .automatic = mail.purpose == Purpose::kAcknowledgement,
                         .attachments = loaded.attachments};
  std::istringstream ids(mail.earlier_ids);
  for (std::string id; ids >> id;) out.references.push_back(id);
  if (!out.references.empty()) out.in_reply_to = {out.references.back()};
  return mail::compose(out);
}

/// Who wrote to nobody should hear of it where they look: in the ticket.
void note_failure(storage::Transaction& tx, SendDependencies const& d, DeskId desk, OutboxMail const& mail,
                  std::string const& detail) {
  auto const actor = system_actor(desk);
  auto const own = identity::find_desk(tx, desk);
  auto const language = own ? own->language : "en";
  tickets::append(
      tx, d.audit, actor, mail.ticket_id,
      {.visibility = tickets::Visibility::kInternal,
       .author_kind = tickets::AuthorKind::kSystem,
       .author_name = actor.name,
       .body = i18n::text(language, "notify.not_delivered", {{"recipient", mail.recipient}, {"detail", detail}})});
  audit::record(tx, d.audit, actor, {.kind = "mail.failed", .subject = to_text(mail.ticket_id)});
}

void record_outcome(SendDependencies const& d, DeskId desk, OutboxMail const& mail, mail::SendResult const& result) {
  d.database.write(storage::Scope::of(desk), [&](auto& tx) {
    using mail::SendStatus;
    auto const detail = result.detail.substr(0, kErrorMax);
    SendOutcome outcome{SendState::kQueued, detail, std::nullopt};
    if (result.status == SendStatus::kSent) outcome = {SendState::kSent, "", d.audit.clock.now()};
    if (result.status == SendStatus::kPermanent) outcome.state = SendState::kFailed;
    if (!set_outcome(tx, desk, mail.id, outcome)) return;
    if (outcome.state == SendState::kFailed) note_failure(tx, d, desk, mail, detail);
    if (outcome.state == SendState::kSent) {
      audit::record(tx, d.audit, system_actor(desk), {.kind = "mail.sent", .subject = to_text(mail.ticket_id)});
    }
  });
}

}  // namespace

void send_queued(SendDependencies const& d, jobs::Job const& job) {
  auto const loaded = load(d, job.desk, id_in(job));
  if (!loaded) return;
  auto const bytes = composed(*loaded);
  commit_point("notify.before_send");
  auto const result = d.transport.send(loaded->mail.sender, loaded->mail.recipient, bytes);
  commit_point("notify.after_send");
  record_outcome(d, job.desk, loaded->mail, result);
  commit_point("notify.sent");
  if (result.status == mail::SendStatus::kTemporary) throw std::runtime_error("not sent yet: " + result.detail);
}

}  // namespace podpora::notify
