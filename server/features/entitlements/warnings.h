#pragma once

#include "features/entitlements/entitlement.h"
#include "platform/jobs/jobs.h"

namespace podpora::entitlements {

/// What a desk should know of an entitlement before it matters.
enum class WarningKind : std::uint8_t { kEnding, kLow, kExpired };
BOOST_DESCRIBE_ENUM(WarningKind, kEnding, kLow, kExpired)

struct Warning {
  EntitlementId entitlement_id;
  WarningKind kind{WarningKind::kEnding};
  Time raised_at;
};
BOOST_DESCRIBE_STRUCT(Warning, (), (entitlement_id, kind, raised_at))

/// Raises and clears `ending` and `low` by what holds now; each raising records `entitlement.ending` or
/// `entitlement.low` once.
void weigh_warnings(storage::Transaction& tx, Context const& context, Actor const& actor,
                    Entitlement const& entitlement);

/// Those that are not cleared, oldest first. An expired one is told of for thirty days.
std::vector<Warning> open_warnings(storage::Transaction& tx, DeskId desk, Time now);

/// Clears all of one entitlement: it was renewed or cancelled.
void clear_warnings(storage::Transaction& tx, DeskId desk, EntitlementId id, Time now);

/// The job that `watch` answers, and putting it into the queue for the times at which an entitlement needs a look.
inline constexpr char const* kWatchJob = "entitlements.watch";
void schedule_watch(storage::Transaction& tx, Context const& context, DeskId desk, Entitlement const& entitlement);

/// Looks at every entitlement of the desk: what is left of an ended one expires, once (`entitlement.expired`); warnings
/// are weighed. Each in a transaction of its own; running it again changes nothing.
void watch(storage::Database& database, Context const& context, DeskId desk);

}  // namespace podpora::entitlements
