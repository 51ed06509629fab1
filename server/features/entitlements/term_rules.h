#pragma once

#include "features/entitlements/entitlement_store.h"

#include <span>

namespace podpora::entitlements {

/// Where the entitlement stands at `now`; a cancelled one is cancelled whatever its dates say.
EntitlementState state_of(Entitlement const& entitlement, Time now);

/// The validity that follows: it begins where the old one ends and lasts as many months when the old one lasted whole
/// months, else as long. kConflict `entitlement-endless` when the old one has no end.
struct Validity {
  Time from;
  Time to;
};
Result<Validity> next_validity(Entitlement const& entitlement);

/// The beginning of the period of a cap that `now` falls into.
Time period_start(CapPeriod period, Time now, Time valid_from);

/// How many units the caps still allow for that use, never less than nothing; empty when none restricts it. A cap of
/// one customer, service or channel does not restrict a use of which that is unknown.
std::optional<std::int64_t> left_under_caps(std::span<Cap const> caps, std::span<Drawn const> drawn, Use const& use,
                                            Time now, Time valid_from);

/// Everything that is wrong with caps, by JSON pointer below `/caps`.
std::vector<FieldError> cap_errors(std::span<Cap const> caps);

/// True when less than the set number of days of validity is left, and it is valid.
bool is_ending(Entitlement const& entitlement, Time now);

/// True when what is left is at or below the set threshold, and it is valid.
bool is_low(Entitlement const& entitlement, Time now);

}  // namespace podpora::entitlements
