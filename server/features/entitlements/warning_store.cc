#include "features/entitlements/warning_store.h"

namespace podpora::entitlements {

namespace {

constexpr storage::Query kRaise{"entitlement_warning.raise", R"(
  insert into entitlement_warning (desk_id, entitlement_id, kind, raised_at, cleared_at)
  values (:desk, :id, :kind, :now, null)
  on conflict (desk_id, entitlement_id, kind) do update set raised_at = excluded.raised_at, cleared_at = null
  where entitlement_warning.cleared_at is not null)"};

constexpr storage::Query kClear{"entitlement_warning.clear", R"(
  update entitlement_warning set cleared_at = :now
  where desk_id = :desk and entitlement_id = :id and kind = :kind and cleared_at is null)"};

constexpr storage::Query kOpen{"entitlement_warning.open", R"(
  select entitlement_id, kind, raised_at from entitlement_warning
  where desk_id = :desk and cleared_at is null and (kind <> 'expired' or raised_at > :since)
  order by raised_at, entitlement_id, kind)"};

}  // namespace

bool raise_warning(storage::Transaction& tx, DeskId desk, EntitlementId id, WarningKind kind, Time now) {
  return tx.execute(kRaise, {{"desk", desk}, {"id", id}, {"kind", kind}, {"now", now}}) > 0;
}

void clear_warning(storage::Transaction& tx, DeskId desk, EntitlementId id, WarningKind kind, Time now) {
  tx.execute(kClear, {{"desk", desk}, {"id", id}, {"kind", kind}, {"now", now}});
}

std::vector<Warning> open_warnings_since(storage::Transaction& tx, DeskId desk, Time since) {
  return tx.all<Warning>(kOpen, {{"desk", desk}, {"since", since}});
}

}  // namespace podpora::entitlements
