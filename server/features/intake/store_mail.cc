#include "features/intake/intake.h"
#include "features/intake/sender_rules.h"
#include "platform/base/fault.h"
#include "platform/base/text.h"
#include "platform/http/json.h"

namespace podpora::intake {

namespace {

constexpr std::size_t kAddressMax = 1000;

/// The store takes UTF-8 without U+0000 only; an address that is neither is none.
std::string clean(std::string_view address) {
  if (!is_utf8(address) || address.find('\0') != std::string_view::npos) return {};
  return std::string{truncate_utf8(address, kAddressMax)};
}

MailRow new_row(audit::Context const& audit, std::string_view raw, Arrival const& arrival) {
  auto const reason = !arrival.set_aside.empty() ? arrival.set_aside : raw.size() > kMailBytesMax ? "too_large" : "";
  bool const aside = !reason.empty();
  return {.id = audit.ids.make<MailId>(),
          .sha256 = blobs::sha256_hex(raw),
          .size = static_cast<std::int64_t>(raw.size()),
          .received_at = audit.clock.now(),
          .state = aside ? MailState::kQuarantined : MailState::kStored,
          .outcome = aside ? Outcome::kQuarantined : Outcome::kStored,
          .reason = reason,
          .sender = clean(sender_in(raw))};
}

StoredMail insert(Context const& d, storage::Transaction& tx, DeskId desk, std::string_view raw, MailRow const& row) {
  if (auto existing = find_mail_by_sha256(tx, desk, row.sha256)) return {std::move(*existing), true};
  if (!insert_mail(tx, desk, row)) return {find_mail_by_sha256(tx, desk, row.sha256).value(), true};
  d.blobs.put(tx, desk, raw, row.received_at);
  auto const& audit = d.tickets.audit;
  auto const id = to_text(row.id);
  bool const waits = row.state == MailState::kStored;
  audit::record(tx, audit, system_actor(desk), {.kind = waits ? "mail.stored" : "mail.quarantined", .subject = id});
  if (waits) enqueue_filing(d, tx, desk, row.id);
  return {row, false};
}

void note(Context const& d, storage::Transaction& tx, DeskId desk, MailId mail, Arrival const& arrival) {
  auto const now = d.tickets.audit.clock.now();
  auto const sender = arrival.sender ? std::optional{clean(*arrival.sender)} : std::nullopt;
  if (arrival.recipients.empty()) note_arrival(tx, desk, mail, {arrival.way, sender, ""}, now);
  for (auto const& recipient : arrival.recipients)
    note_arrival(tx, desk, mail, {arrival.way, sender, clean(recipient)}, now);
}

}  // namespace

void enqueue_filing(Context const& d, storage::Transaction& tx, DeskId desk, MailId mail) {
  auto const id = to_text(mail);
  jobs::enqueue(tx, d.tickets.audit.ids, d.tickets.audit.clock,
                {.desk = desk,
                 .kind = "intake.file",
                 .payload = http::write_json(http::Json::object().set("mail", id)),
                 .dedupe_key = "intake.file:" + id});
}

StoredMail keep_mail(Context const& d, storage::Transaction& tx, DeskId desk, std::string_view raw,
                     Arrival const& arrival) {
  auto stored = insert(d, tx, desk, raw, new_row(d.tickets.audit, raw, arrival));
  note(d, tx, desk, stored.row.id, arrival);
  return stored;
}

StoredMail store_mail(Context const& d, DeskId desk, std::string_view raw, Arrival const& arrival) {
  d.blobs.prepare(raw);
  auto stored = d.database.write(storage::Scope::of(desk), [&](auto& tx) {
    auto kept = keep_mail(d, tx, desk, raw, arrival);
    commit_point("intake.before_store");
    return kept;
  });
  commit_point("intake.after_store");
  return stored;
}

}  // namespace podpora::intake
