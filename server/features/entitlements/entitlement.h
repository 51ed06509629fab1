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

/// Where an entitlement stands at a time; `state_of` in term_rules.h says.
enum class EntitlementState : std::uint8_t { kWaiting, kActive, kExpired, kCancelled };
BOOST_DESCRIBE_ENUM(EntitlementState, kWaiting, kActive, kExpired, kCancelled)

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
  std::optional<Time> cancelled_at;
  std::optional<EntitlementId> renewed_from;
  std::int64_t warn_days{30};                ///< before the end of its validity; 0: no warning
  std::optional<std::int64_t> warn_balance;  ///< a balance of so much or less is low
};
BOOST_DESCRIBE_STRUCT(Entitlement, (),
                      (id, vehicle, name, unit, unlimited, valid_from, valid_to, balance, created_at, cancelled_at,
                       renewed_from, warn_days, warn_balance))

/// For whom a unit is drawn. What is not known is empty.
struct Use {
  std::optional<std::int64_t> customer_id;
  std::string service;
  std::string channel;  ///< by which the customer's request came
};
BOOST_DESCRIBE_STRUCT(Use, (), (customer_id, service, channel))

/// What a cap counts: every draw, or those of one customer, service or channel.
enum class CapPer : std::uint8_t { kAll, kCustomer, kService, kChannel };
BOOST_DESCRIBE_ENUM(CapPer, kAll, kCustomer, kService, kChannel)

/// Within which time a cap counts: calendar months, quarters and years in UTC, or as long as the entitlement is valid.
enum class CapPeriod : std::uint8_t { kMonth, kQuarter, kYear, kValidity };
BOOST_DESCRIBE_ENUM(CapPeriod, kMonth, kQuarter, kYear, kValidity)

/// At most `most` units in a period, as the terms of Dynamics 365 entitlements have them ("phone 80, e-mail 20").
struct Cap {
  CapPer per{CapPer::kAll};
  std::string value;  ///< `cus_…`, a service, a channel; empty: each one separately
  CapPeriod period{CapPeriod::kYear};
  std::int64_t most{0};
};
BOOST_DESCRIBE_STRUCT(Cap, (), (per, value, period, most))

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
  std::int64_t warn_days{30};
  std::optional<std::int64_t> warn_balance;
  std::vector<Cap> caps;
  std::optional<EntitlementId> renewed_from;
};

struct NewEntry {
  EntryKind kind{EntryKind::kDraw};
  std::int64_t amount{0};  ///< how much; the kind gives the sign, an adjustment is signed itself
  std::string reason;      ///< words, or a code of `entitlement.reason.<code>`, perhaps with `: words` behind it
  std::string reference;
  Use use;  ///< of a draw; a give-back takes over that of the draw with its reference
};

/// What the use cases need. `key` is 32 bytes.
struct Context {
  audit::Context audit;
  std::string_view key;
};

/// Adds a held vehicle and grants its allowance. Records `entitlement.added`. kInvalid when it ends before it begins,
/// and for a cap that counts nothing.
Result<Entitlement> add_entitlement(storage::Transaction& tx, Context const& context, Actor const& actor,
                                    NewEntitlement entitlement);

/// Appends to the ledger and returns the new balance. Records `entitlement.entry_made`, and `entitlement.low` when the
/// balance becomes low. kConflict `entitlement-exhausted` when more would go than there is, `entitlement-capped` when
/// a cap allows less, `entitlement-not-valid` when a draw falls outside its validity, `nothing-to-give-back` when more
/// would come back than was drawn; kNotFound when the desk has no such entitlement. Drawing from an unlimited one is
/// recorded as well. What is given back after the end expires at once.
Result<std::int64_t> make_entry(storage::Transaction& tx, Context const& context, Actor const& actor, EntitlementId id,
                                NewEntry entry);

/// All of the desk with their balances, the soonest to end first.
std::vector<Entitlement> list_entitlements(storage::Transaction& tx, DeskId desk);
std::optional<Entitlement> find_entitlement(storage::Transaction& tx, DeskId desk, EntitlementId id);
/// In the order of making; up to and with `until` when it is given.
std::vector<Entry> ledger_of(storage::Transaction& tx, DeskId desk, EntitlementId id,
                             std::optional<Time> until = std::nullopt);
/// What moved in the ledgers of all entitlements of a vehicle from `since` on: the sum of each kind of entry.
struct Moved {
  EntryKind kind{EntryKind::kGrant};
  std::int64_t amount{0};
};
BOOST_DESCRIBE_STRUCT(Moved, (), (kind, amount))
std::vector<Moved> moved_since(storage::Transaction& tx, DeskId desk, std::string const& vehicle, Time since);
/// The opened ids. Throws when the key is not the one they were sealed with.
std::optional<Credentials> credentials_of(storage::Transaction& tx, DeskId desk, EntitlementId id,
                                          std::string_view key);

}  // namespace podpora::entitlements
