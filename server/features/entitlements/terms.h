#pragma once

#include "features/entitlements/entitlement.h"

#include <map>

namespace podpora::entitlements {

/// What people may change of an entitlement while it is held.
struct Terms {
  std::string name;
  std::int64_t warn_days{30};
  std::optional<std::int64_t> warn_balance;
  std::vector<Cap> caps;
};

/// Replaces them. Records `entitlement.terms_changed`, and raises or clears warnings by the new thresholds. kNotFound;
/// kInvalid for an empty name and for wrong caps; kConflict `entitlement-cancelled`.
Result<Entitlement> change_terms(storage::Transaction& tx, Context const& context, Actor const& actor, EntitlementId id,
                                 Terms terms);

/// What the next one has otherwise than the old one; what is empty is taken over.
struct Renewal {
  std::optional<std::string> name;
  std::optional<std::int64_t> allowance;
  std::optional<Time> valid_from;
  std::optional<Time> valid_to;
  std::optional<Credentials> credentials;
};

/// Copies an entitlement with shifted dates, its caps and thresholds, its first allowance and its sealed ids. The old
/// one goes on until its end; its warnings are cleared. Records `entitlement.renewed` of the old and
/// `entitlement.added` of the new one. kNotFound; kConflict `entitlement-endless`, `entitlement-cancelled`,
/// `entitlement-renewed` when it was renewed already; kInvalid when the new one ends before it begins.
Result<Entitlement> renew(storage::Transaction& tx, Context const& context, Actor const& actor, EntitlementId id,
                          Renewal renewal);

/// Ends it now: what is left expires. Records `entitlement.cancelled`. kNotFound; kInvalid without a reason; kConflict
/// `entitlement-cancelled`.
Result<Entitlement> cancel(storage::Transaction& tx, Context const& context, Actor const& actor, EntitlementId id,
                           std::string const& reason);

/// Contract and access ids for somebody who asked for them. Records `entitlement.credentials_shown`. kNotFound.
Result<Credentials> show_credentials(storage::Transaction& tx, Context const& context, Actor const& actor,
                                     EntitlementId id);

/// By entitlement, in the order of setting.
std::map<EntitlementId, std::vector<Cap>> caps_of_desk(storage::Transaction& tx, DeskId desk);
std::vector<Cap> caps_of(storage::Transaction& tx, DeskId desk, EntitlementId id);
void replace_caps(storage::Transaction& tx, DeskId desk, EntitlementId id, std::vector<Cap> const& caps);

/// What caps still allow for that use; empty when none restricts it.
std::optional<std::int64_t> capped_left(storage::Transaction& tx, DeskId desk, Entitlement const& entitlement,
                                        std::vector<Cap> const& caps, Use const& use, Time now);

}  // namespace podpora::entitlements
