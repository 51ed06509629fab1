#pragma once

#include "features/entitlements/warnings.h"
#include "platform/http/wire.h"

#include <boost/describe/class.hpp>

namespace podpora::entitlements {

inline std::vector<http::FieldLimit> wire_limits(Cap const*) {
  return {{"value", {.min = 0, .max = 100}}, {"most", {.min = 0, .max = 1'000'000}}};
}

struct EntitlementView {
  EntitlementId id;
  std::string vehicle;
  std::string vehicle_name;
  std::string name;
  rulebook::Unit unit{rulebook::Unit::kIncidents};
  EntitlementState state{EntitlementState::kActive};
  bool unlimited{false};
  std::optional<std::int64_t> balance;  ///< null: unlimited
  Time valid_from;
  std::optional<Time> valid_to;
  std::optional<Time> cancelled_at;
  std::optional<EntitlementId> renewed_from;
  std::int64_t warn_days{0};
  std::optional<std::int64_t> warn_balance;
  std::vector<Cap> caps;
  std::vector<WarningKind> warnings;  ///< that are not cleared
};
BOOST_DESCRIBE_STRUCT(EntitlementView, (),
                      (id, vehicle, vehicle_name, name, unit, state, unlimited, balance, valid_from, valid_to,
                       cancelled_at, renewed_from, warn_days, warn_balance, caps, warnings))

struct AddEntitlementRequest {
  std::string vehicle;
  std::string name;
  std::optional<rulebook::Unit> unit;
  std::optional<std::int64_t> allowance;
  std::optional<std::string> contract_id;
  std::optional<std::string> access_id;
  Time valid_from;
  std::optional<Time> valid_to;
  std::optional<std::int64_t> warn_days;
  std::optional<std::int64_t> warn_balance;
  std::optional<std::vector<Cap>> caps;
};
BOOST_DESCRIBE_STRUCT(AddEntitlementRequest, (),
                      (vehicle, name, unit, allowance, contract_id, access_id, valid_from, valid_to, warn_days,
                       warn_balance, caps))
inline std::vector<http::FieldLimit> wire_limits(AddEntitlementRequest const*) {
  return {{"name", {.min = 1, .max = 200}},          {"allowance", {.min = 0, .max = 1'000'000}},
          {"contract_id", {.min = 0, .max = 200}},   {"access_id", {.min = 0, .max = 200}},
          {"warn_days", {.min = 0, .max = 366}},     {"warn_balance", {.min = 0, .max = 1'000'000}},
          {"caps", {.min = std::nullopt, .max = 50}}};
}

struct TermsRequest {
  std::string name;
  std::int64_t warn_days{0};
  std::optional<std::int64_t> warn_balance;
  std::vector<Cap> caps;
};
BOOST_DESCRIBE_STRUCT(TermsRequest, (), (name, warn_days, warn_balance, caps))
inline std::vector<http::FieldLimit> wire_limits(TermsRequest const*) {
  return {{"name", {.min = 1, .max = 200}},
          {"warn_days", {.min = 0, .max = 366}},
          {"warn_balance", {.min = 0, .max = 1'000'000}},
          {"caps", {.min = std::nullopt, .max = 50}}};
}

/// The kinds of entries that people make; draws and expiries come from what happens.
enum class ManualEntry : std::uint8_t { kAdjust, kGiveBack, kGrant };
BOOST_DESCRIBE_ENUM(ManualEntry, kAdjust, kGiveBack, kGrant)

struct EntryRequest {
  ManualEntry kind{ManualEntry::kAdjust};
  std::int64_t amount{0};  ///< signed with adjust
  std::string reason;
  std::optional<std::string> reference;
};
BOOST_DESCRIBE_STRUCT(EntryRequest, (), (kind, amount, reason, reference))
inline std::vector<http::FieldLimit> wire_limits(EntryRequest const*) {
  return {{"amount", {.min = -1'000'000, .max = 1'000'000}},
          {"reason", {.min = 1, .max = 1000}},
          {"reference", {.min = 0, .max = 100}}};
}

struct RenewRequest {
  std::optional<std::string> name;
  std::optional<std::int64_t> allowance;
  std::optional<std::string> contract_id;  ///< the old ids are taken over when neither is given
  std::optional<std::string> access_id;
  std::optional<Time> valid_from;
  std::optional<Time> valid_to;
};
BOOST_DESCRIBE_STRUCT(RenewRequest, (), (name, allowance, contract_id, access_id, valid_from, valid_to))
inline std::vector<http::FieldLimit> wire_limits(RenewRequest const*) {
  return {{"name", {.min = 1, .max = 200}},
          {"allowance", {.min = 0, .max = 1'000'000}},
          {"contract_id", {.min = 0, .max = 200}},
          {"access_id", {.min = 0, .max = 200}}};
}

struct CancelRequest {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(CancelRequest, (), (reason))
inline std::vector<http::FieldLimit> wire_limits(CancelRequest const*) {
  return {{"reason", {.min = 1, .max = 1000}}};
}

struct CredentialsView {
  std::string contract_id;
  std::string access_id;
};
BOOST_DESCRIBE_STRUCT(CredentialsView, (), (contract_id, access_id))

struct LedgerQuery {
  std::optional<Time> at;  ///< the ledger as it was then
};
BOOST_DESCRIBE_STRUCT(LedgerQuery, (), (at))

/// A line of the ledger with the balance after it.
struct EntryView {
  Time at;
  EntryKind kind{EntryKind::kGrant};
  std::int64_t amount{0};
  std::int64_t balance{0};
  std::string reason;  ///< in words
  std::string reference;
  std::string person_name;
};
BOOST_DESCRIBE_STRUCT(EntryView, (), (at, kind, amount, balance, reason, reference, person_name))

struct WarningView {
  EntitlementId entitlement_id;
  std::string name;
  WarningKind kind{WarningKind::kEnding};
  std::string text;  ///< a sentence
  Time raised_at;
};
BOOST_DESCRIBE_STRUCT(WarningView, (), (entitlement_id, name, kind, text, raised_at))

}  // namespace podpora::entitlements
