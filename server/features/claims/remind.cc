#include "features/claims/claim_store.h"
#include "features/claims/claims.h"
#include "platform/jobs/jobs.h"

#include <fmt/format.h>

namespace podpora::claims {

namespace {

/// One job a desk and minute, however many claims are due in it.
void schedule(storage::Transaction& tx, Context const& context, DeskId desk, Time at) {
  if (at <= context.audit.clock.now()) return;
  auto const minute = std::chrono::ceil<std::chrono::minutes>(at);
  jobs::enqueue(tx, context.audit.ids, context.audit.clock,
                {.desk = desk,
                 .kind = kRemindJob,
                 .payload = "{}",
                 .run_at = minute,
                 .dedupe_key = fmt::format("{}:{}", kRemindJob, minute.time_since_epoch().count())});
}

bool is_told(Standing standing) {
  return standing == Standing::kSoon || standing == Standing::kUrgent || standing == Standing::kMissed ||
         standing == Standing::kAnswerLate;
}

void tell(storage::Transaction& tx, Context const& context, DeskId desk, ClaimId id) {
  auto const now = context.audit.clock.now();
  auto const claim = find_claim(tx, desk, id);
  if (!claim) return;
  auto const standing = standing_of(*claim, now);
  if (!is_told(standing) || !insert_reminder(tx, desk, id, to_text(standing), claim->due_at, now)) return;
  auto const actor = system_actor(desk);
  audit::record(
      tx, context.audit, actor,
      {.kind = "claim.reminded", .subject = to_text(id), .payload = R"({"stage":")" + to_text(standing) + "\"}"});
  if (context.hooks.remind) context.hooks.remind(tx, actor, *claim, standing);
}

}  // namespace

void schedule_reminders(storage::Transaction& tx, Context const& context, DeskId desk, Claim const& claim) {
  if (claim.due_at == kNeverDue) return;
  schedule(tx, context, desk, claim.due_at);
  if (claim.state == ClaimState::kFiled) return;
  schedule(tx, context, desk, claim.due_at - kSoonBefore);
  schedule(tx, context, desk, claim.due_at - kUrgentBefore);
}

void remind(storage::Database& database, Context const& context, DeskId desk) {
  auto const scope = storage::Scope::of(desk);
  auto const until = context.audit.clock.now() + kSoonBefore + std::chrono::minutes{1};
  for (auto const& claim : database.read(scope, [&](auto& tx) { return claims_due(tx, desk, until); })) {
    database.write(scope, [&](storage::Transaction& tx) { tell(tx, context, desk, claim.id); });
  }
}

}  // namespace podpora::claims
