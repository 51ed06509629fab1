#include "features/intake/intake.h"
#include "features/intake/quarantine.h"
#include "platform/http/json.h"

#include <stdexcept>

namespace podpora::intake {

namespace {

constexpr int kAttemptsMax = 5;
constexpr int kRawAttemptsMax = 2;  ///< of filing it unread, behind those

MailId id_in(jobs::Job const& job) {
  auto const payload = http::parse_json(job.payload).value();
  auto const* const member = payload.find("mail");
  auto const* const text = member ? member->as<std::string>() : nullptr;
  auto const id = text ? parse_id<MailTag>(*text) : std::nullopt;
  if (!id) throw std::runtime_error("intake.file names no mail");
  return *id;
}

void file_unread(Context const& d, DeskId desk, MailId id) {
  d.database.write(storage::Scope::of(desk), [&](auto& tx) {
    if (!claim_mail(tx, desk, id, MailState::kFiled)) return;
    file_raw(tx, d, system_actor(desk), find_mail(tx, desk, id).value());
  });
}

}  // namespace

void quarantine_mail(Context const& d, DeskId desk, MailId id, std::string const& reason) {
  d.database.write(storage::Scope::of(desk), [&](auto& tx) {
    if (!claim_mail(tx, desk, id, MailState::kQuarantined)) return;
    auto row = find_mail(tx, desk, id).value();
    row.outcome = Outcome::kQuarantined;
    row.reason = reason;
    set_outcome(tx, desk, row);
    audit::record(tx, d.tickets.audit, system_actor(desk), {.kind = "mail.quarantined", .subject = to_text(id)});
  });
}

void file_job(Context const& d, jobs::Job const& job) {
  auto const id = id_in(job);
  // The job has died or failed before: whatever the mail does to us, it must not do it for ever.
  if (job.attempt > kAttemptsMax + kRawAttemptsMax) return quarantine_mail(d, job.desk, id, "not_fileable");
  if (job.attempt > kAttemptsMax) return file_unread(d, job.desk, id);
  file_mail(d, job.desk, id);
}

}  // namespace podpora::intake
