#pragma once

#include "features/entitlements/entitlement.h"
#include "platform/http/wire.h"

#include <boost/describe/class.hpp>

namespace podpora::entitlements {

struct EntitlementView {
  EntitlementId id;
  std::string vehicle;
  std::string vehicle_name;
  std::string name;
  rulebook::Unit unit{rulebook::Unit::kIncidents};
  bool unlimited{false};
  std::optional<std::int64_t> balance;  ///< null: unlimited
  Time valid_from;
  std::optional<Time> valid_to;
};
BOOST_DESCRIBE_STRUCT(EntitlementView, (),
                      (id, vehicle, vehicle_name, name, unit, unlimited, balance, valid_from, valid_to))

struct AddEntitlementRequest {
  std::string vehicle;
  std::string name;
  std::optional<rulebook::Unit> unit;
  std::optional<std::int64_t> allowance;
  std::optional<std::string> contract_id;
  std::optional<std::string> access_id;
  Time valid_from;
  std::optional<Time> valid_to;
};
BOOST_DESCRIBE_STRUCT(AddEntitlementRequest, (),
                      (vehicle, name, unit, allowance, contract_id, access_id, valid_from, valid_to))
inline std::vector<http::FieldLimit> wire_limits(AddEntitlementRequest const*) {
  return {{"name", {.min = 1, .max = 200}},
          {"allowance", {.min = 0, .max = 1'000'000}},
          {"contract_id", {.min = 0, .max = 200}},
          {"access_id", {.min = 0, .max = 200}}};
}

/// A line of the ledger with the balance after it.
struct EntryView {
  Time at;
  EntryKind kind{EntryKind::kGrant};
  std::int64_t amount{0};
  std::int64_t balance{0};
  std::string reason;
  std::string reference;
  std::string person_name;
};
BOOST_DESCRIBE_STRUCT(EntryView, (), (at, kind, amount, balance, reason, reference, person_name))

}  // namespace podpora::entitlements
