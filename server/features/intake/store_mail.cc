#include "features/intake/intake.h"
#include "platform/base/fault.h"
#include "platform/http/json.h"

namespace podpora::intake {

namespace {

StoredMail insert(Context const& d, storage::Transaction& tx, DeskId desk, std::string_view raw,
                  std::string const& sha256) {
  if (auto existing = find_mail_by_sha256(tx, desk, sha256)) return {std::move(*existing), true};
  auto const& audit = d.tickets.audit;
  bool const too_large = raw.size() > kMailBytesMax;
  MailRow const row{.id = audit.ids.make<MailId>(),
                    .sha256 = sha256,
                    .size = static_cast<std::int64_t>(raw.size()),
                    .received_at = audit.clock.now(),
                    .state = too_large ? MailState::kQuarantined : MailState::kStored,
                    .outcome = too_large ? Outcome::kQuarantined : Outcome::kStored,
                    .reason = too_large ? "too_large" : ""};
  if (!insert_mail(tx, desk, row)) return {find_mail_by_sha256(tx, desk, sha256).value(), true};
  d.blobs.put(tx, desk, raw, row.received_at);
  auto const id = to_text(row.id);
  audit::record(tx, audit, system_actor(desk), {.kind = too_large ? "mail.quarantined" : "mail.stored", .subject = id});
  if (!too_large) {
    jobs::enqueue(tx, audit.ids, audit.clock,
                  {.desk = desk,
                   .kind = "intake.file",
                   .payload = http::write_json(http::Json::object().set("mail", id)),
                   .dedupe_key = "intake.file:" + id});
  }
  return {row, false};
}

}  // namespace

StoredMail store_mail(Context const& d, DeskId desk, std::string_view raw) {
  auto const sha256 = blobs::sha256_hex(raw);
  d.blobs.prepare(raw);
  auto stored = d.database.write(storage::Scope::of(desk), [&](auto& tx) {
    auto inserted = insert(d, tx, desk, raw, sha256);
    commit_point("intake.before_store");
    return inserted;
  });
  commit_point("intake.after_store");
  return stored;
}

}  // namespace podpora::intake
