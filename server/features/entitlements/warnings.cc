#include "features/entitlements/warnings.h"

#include "features/entitlements/term_rules.h"
#include "features/entitlements/warning_store.h"

#include <fmt/format.h>

#include <algorithm>

namespace podpora::entitlements {

namespace {

constexpr auto kTellOfExpiry = std::chrono::days{30};

void weigh(storage::Transaction& tx, Context const& context, Actor const& actor, EntitlementId id, WarningKind kind,
           bool holds) {
  auto const now = context.audit.clock.now();
  if (!holds) {
    clear_warning(tx, actor.desk, id, kind, now);
  } else if (raise_warning(tx, actor.desk, id, kind, now)) {
    audit::record(tx, context.audit, actor, {.kind = "entitlement." + to_text(kind), .subject = to_text(id)});
  }
}

/// One job a desk and minute, however many entitlements are due in it.
void schedule(storage::Transaction& tx, Context const& context, DeskId desk, Time at) {
  auto const minute = std::chrono::ceil<std::chrono::minutes>(at);
  jobs::enqueue(tx, context.audit.ids, context.audit.clock,
                {.desk = desk,
                 .kind = kWatchJob,
                 .payload = "{}",
                 .run_at = minute,
                 .dedupe_key = fmt::format("{}:{}", kWatchJob, minute.time_since_epoch().count())});
}

/// What is left of an ended one expires; the warning is the mark that it was told.
void expire(storage::Transaction& tx, Context const& context, Actor const& actor, Entitlement const& entitlement) {
  auto const now = context.audit.clock.now();
  if (!raise_warning(tx, actor.desk, entitlement.id, WarningKind::kExpired, now)) return;
  if (!entitlement.unlimited && entitlement.balance > 0) {
    make_entry(tx, context, actor, entitlement.id,
               {.kind = EntryKind::kExpire, .amount = entitlement.balance, .reason = "expired"})
        .value();
  }
  audit::record(tx, context.audit, actor,
                {.kind = "entitlement.expired",
                 .subject = to_text(entitlement.id),
                 .payload = R"({"unused":)" + std::to_string(entitlement.balance) + "}"});
}

}  // namespace

void weigh_warnings(storage::Transaction& tx, Context const& context, Actor const& actor,
                    Entitlement const& entitlement) {
  auto const now = context.audit.clock.now();
  auto const renewed = is_renewed(tx, actor.desk, entitlement.id);
  weigh(tx, context, actor, entitlement.id, WarningKind::kEnding, !renewed && is_ending(entitlement, now));
  weigh(tx, context, actor, entitlement.id, WarningKind::kLow, is_low(entitlement, now));
}

std::vector<Warning> open_warnings(storage::Transaction& tx, DeskId desk, Time now) {
  return open_warnings_since(tx, desk, now - kTellOfExpiry);
}

void clear_warnings(storage::Transaction& tx, DeskId desk, EntitlementId id, Time now) {
  for (auto const kind : {WarningKind::kEnding, WarningKind::kLow, WarningKind::kExpired}) {
    clear_warning(tx, desk, id, kind, now);
  }
}

void schedule_watch(storage::Transaction& tx, Context const& context, DeskId desk, Entitlement const& entitlement) {
  auto const now = context.audit.clock.now();
  if (entitlement.cancelled_at || !entitlement.valid_to || *entitlement.valid_to <= now) return;
  schedule(tx, context, desk, *entitlement.valid_to);
  if (entitlement.warn_days == 0) return;
  auto const begins =
      std::max(*entitlement.valid_to - std::chrono::days{entitlement.warn_days}, entitlement.valid_from);
  if (begins > now) schedule(tx, context, desk, begins);
}

void watch(storage::Database& database, Context const& context, DeskId desk) {
  auto const scope = storage::Scope::of(desk);
  auto const actor = system_actor(desk);
  auto const now = context.audit.clock.now();
  for (auto const& seen : database.read(scope, [&](auto& tx) { return list_entitlements(tx, desk); })) {
    auto const state = state_of(seen, now);
    if (state != EntitlementState::kActive && state != EntitlementState::kExpired) continue;
    database.write(scope, [&](storage::Transaction& tx) {
      auto const entitlement = *find_entitlement(tx, desk, seen.id);
      if (state_of(entitlement, now) == EntitlementState::kExpired) expire(tx, context, actor, entitlement);
      weigh_warnings(tx, context, actor, entitlement);
    });
  }
}

}  // namespace podpora::entitlements
