#include "features/notify/notify.h"

#include "features/identity/desk.h"
#include "features/notify/notices.h"
#include "features/notify/outbox_store.h"
#include "features/notify/outgoing_rules.h"
#include "features/notify/queue_mail.h"
#include "features/notify/retry_rules.h"
#include "features/tickets/append.h"
#include "platform/base/fault.h"
#include "platform/base/text.h"
#include "platform/http/json.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>
#include <span>
#include <stdexcept>

namespace podpora::notify {

namespace {

constexpr std::size_t kErrorMax = 500;

/// What the server said, fit for a text column and a ticket.
std::string error_text(std::string_view detail) {
  std::string text{truncate_utf8(detail, kErrorMax)};
  std::ranges::replace_if(
      text, [](unsigned char c) { return c < ' '; }, ' ');
  if (!is_utf8(text))
    std::ranges::replace_if(
        text, [](unsigned char c) { return c >= 0x80; }, '?');
  return text;
}

struct Loaded {
  OutboxMail mail;
  std::vector<mail::Attachment> attachments;
};

/// Which mail a job is about, and which of its tries.
struct Try {
  OutboxId id;
  std::optional<std::int64_t> number;  ///< absent in a job of an earlier version, which had one job for all tries
};

Try try_in(jobs::Job const& job) {
  auto const payload = http::parse_json(job.payload).value();
  auto const* const member = payload.find("mail");
  auto const* const text = member ? member->as<std::string>() : nullptr;
  auto const id = text ? parse_id<OutboxTag>(*text) : std::nullopt;
  if (!id) throw std::runtime_error("notify.send names no mail");
  auto const* const number = payload.find("try");
  auto const* const value = number ? number->as<std::int64_t>() : nullptr;
  return {*id, value ? std::optional{*value} : std::nullopt};
}

/// Takes the mail for this try: from here on it cannot be taken back.
std::optional<OutboxMail> claim(SendDependencies const& d, DeskId desk, Try const& which) {
  return d.database.write(storage::Scope::of(desk), [&](auto& tx) -> std::optional<OutboxMail> {
    auto mail = find_mail(tx, desk, which.id);
    if (!mail || mail->attempts != which.number.value_or(mail->attempts)) return std::nullopt;
    if (!claim_mail(tx, desk, which.id, mail->attempts)) return std::nullopt;
    return mail;
  });
}

Loaded load(SendDependencies const& d, DeskId desk, OutboxMail mail) {
  return d.database.read(storage::Scope::of(desk), [&](auto& tx) {
    Loaded loaded{.mail = mail, .attachments = {}};
    for (auto const& file : attachments_of(tx, desk, mail.id)) {
      auto bytes = d.blobs.get(tx, desk, file.sha256);
      if (!bytes) throw std::runtime_error("an attachment of a queued mail is not there");
      loaded.attachments.push_back({file.name, file.media_type, "", false, std::move(*bytes)});
    }
    return loaded;
  });
}

std::string compose_loaded(Loaded loaded) {
  return mail::compose(outgoing(loaded.mail, std::move(loaded.attachments)));
}

/// What is tried out, and a reminder of something else than a ticket, belong to none.
bool is_of_ticket(OutboxMail const& mail) {
  return mail.ticket_id.value != 0;
}
std::string subject_of(OutboxMail const& mail) {
  return is_of_ticket(mail) ? to_text(mail.ticket_id) : to_text(mail.id);
}

/// Who wrote to nobody should hear of it where they look: in the ticket.
void note_failure(storage::Transaction& tx, SendDependencies const& d, DeskId desk, OutboxMail const& mail,
                  char const* text, std::string const& detail) {
  auto const actor = system_actor(desk);
  if (mail.purpose == Purpose::kTest || !is_of_ticket(mail)) {
    audit::record(tx, d.audit, actor, {.kind = "mail.failed", .subject = subject_of(mail)});
    return;
  }
  auto const own = identity::find_desk(tx, desk);
  auto const language = own ? own->language : "en";
  tickets::append(tx, d.audit, actor, mail.ticket_id,
                  {.visibility = tickets::Visibility::kInternal,
                   .author_kind = tickets::AuthorKind::kSystem,
                   .author_name = actor.name,
                   .body = i18n::text(language, text, {{"recipient", mail.recipient}, {"detail", detail}})});
  audit::record(tx, d.audit, actor, {.kind = "mail.failed", .subject = to_text(mail.ticket_id)});
  // Whoever wrote it may look at other tickets now. Nobody to tell is no failure.
  [[maybe_unused]] auto const told = tell_author(tx, d.audit, desk, mail, detail);
}

std::uint32_t chance(SendDependencies const& d) {
  std::uint32_t bits = 0;
  d.audit.random.fill(std::as_writable_bytes(std::span{&bits, 1}));
  return bits % 1000;
}

void record_outcome(SendDependencies const& d, DeskId desk, OutboxMail const& mail, mail::SendResult const& result) {
  using mail::SendStatus;
  auto const now = d.audit.clock.now();
  auto const detail = error_text(result.detail);
  auto const next = next_try(mail.attempts + 1, mail.created_at, now, chance(d));
  d.database.write(storage::Scope::of(desk), [&](auto& tx) {
    SendOutcome outcome{SendState::kFailed, detail, std::nullopt, mail.send_after};
    if (result.status == SendStatus::kSent) outcome = {SendState::kSent, "", now, mail.send_after};
    if (result.status == SendStatus::kTemporary && next) outcome = {SendState::kQueued, detail, std::nullopt, *next};
    if (!set_outcome(tx, desk, mail, outcome)) return;
    if (outcome.state == SendState::kFailed) {
      bool const refused = result.status == SendStatus::kPermanent;
      note_failure(tx, d, desk, mail, refused ? "notify.not_delivered" : "notify.given_up", detail);
    } else if (outcome.state == SendState::kSent) {
      audit::record(tx, d.audit, system_actor(desk), {.kind = "mail.sent", .subject = subject_of(mail)});
    } else {
      auto again = mail;
      again.attempts += 1;
      again.send_after = *next;
      enqueue_try(tx, d.audit, desk, again);
    }
  });
}

}  // namespace

void send_queued(SendDependencies const& d, jobs::Job const& job) {
  auto const mail = claim(d, job.desk, try_in(job));
  if (!mail) return;
  commit_point("notify.claimed");
  auto const bytes = compose_loaded(load(d, job.desk, *mail));
  commit_point("notify.before_send");
  auto const result = d.transport.send(mail->sender, mail->recipient, bytes);
  commit_point("notify.after_send");
  record_outcome(d, job.desk, *mail, result);
  commit_point("notify.sent");
}

}  // namespace podpora::notify
