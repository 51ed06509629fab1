#pragma once

#include "features/audit/audit.h"
#include "features/rulebook/rulebook.h"
#include "platform/base/clock.h"
#include "platform/base/id.h"
#include "platform/base/result.h"
#include "platform/storage/database.h"
#include "platform/tenancy/actor.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace podpora::entitlements {

struct EntitlementTag {
  static constexpr std::string_view prefix = "ent";
};
using EntitlementId = Id<EntitlementTag>;

enum class EntryKind : std::uint8_t { kGrant, kDraw, kGiveBack, kAdjust, kExpire };
BOOST_DESCRIBE_ENUM(EntryKind, kGrant, kDraw, kGiveBack, kAdjust, kExpire)

/// A vehicle that the desk holds.
struct Entitlement {
  EntitlementId id;
  std::string vehicle;  ///< code of a rulebook vehicle, perhaps under an older name
  std::string name;     ///< what people call it
  rulebook::Unit unit{rulebook::Unit::kIncidents};
  bool unlimited{false};
  Time valid_from;
  std::optional<Time> valid_to;  ///< the first instant at which it is no longer valid
  std::int64_t balance{0};       ///< sum of the ledger; meaningless when unlimited
  Time created_at;
};
BOOST_DESCRIBE_STRUCT(Entitlement, (), (id, vehicle, name, unit, unlimited, valid_from, valid_to, balance, created_at))

/// One line of the ledger, never changed. `amount` is signed: a draw is negative.
struct Entry {
  std::int64_t position{0};
  EntryKind kind{EntryKind::kGrant};
  std::int64_t amount{0};
  std::string reason;
  std::string reference;  ///< what it was for: `srq_…`
  std::string person_name;
  Time at;
};
BOOST_DESCRIBE_STRUCT(Entry, (), (position, kind, amount, reason, reference, person_name, at))

/// The ids that open a request with the vendor. Secret: sealed in the store.
struct Credentials {
  std::string contract_id;
  std::string access_id;
};

struct NewEntitlement {
  std::string vehicle;
  std::string name;
  rulebook::Unit unit{rulebook::Unit::kIncidents};
  std::optional<std::int64_t> allowance;  ///< empty: unlimited
  Credentials credentials;
  Time valid_from;
  std::optional<Time> valid_to;
};

struct NewEntry {
  EntryKind kind{EntryKind::kDraw};
  std::int64_t amount{0};  ///< how much; the kind gives the sign, an adjustment is signed itself
  std::string reason;
  std::string reference;
};

/// What the use cases need. `key` is 32 bytes.
struct Context {
  audit::Context audit;
  std::string_view key;
};

/// Adds a held vehicle and grants its allowance. Records `entitlement.added`. kInvalid when it ends before it begins.
Result<Entitlement> add_entitlement(storage::Transaction& tx, Context const& context, Actor const& actor,
                                    NewEntitlement entitlement);

/// Appends to the ledger and returns the new balance. Records `entitlement.entry_made`. kConflict
/// `entitlement-exhausted` when a draw would take more than there is, `entitlement-not-valid` when a draw falls outside
/// its validity; kNotFound when the desk has no such entitlement. Drawing from an unlimited one is recorded as well.
Result<std::int64_t> make_entry(storage::Transaction& tx, Context const& context, Actor const& actor, EntitlementId id,
                                NewEntry entry);

/// All of the desk with their balances, the soonest to end first.
std::vector<Entitlement> list_entitlements(storage::Transaction& tx, DeskId desk);
std::optional<Entitlement> find_entitlement(storage::Transaction& tx, DeskId desk, EntitlementId id);
/// In the order of making.
std::vector<Entry> ledger_of(storage::Transaction& tx, DeskId desk, EntitlementId id);
/// The opened ids. Throws when the key is not the one they were sealed with.
std::optional<Credentials> credentials_of(storage::Transaction& tx, DeskId desk, EntitlementId id,
                                          std::string_view key);

}  // namespace podpora::entitlements
