#pragma once

#include "features/audit/audit.h"
#include "features/routing/delegation_rules.h"
#include "features/rulebook/rulebooks.h"
#include "platform/http/call.h"
#include "platform/http/wire.h"
#include "platform/storage/database.h"

#include <boost/describe/class.hpp>

namespace podpora::routing {

struct DelegatedRoleView {
  std::string role;
  Time expires_at;
  DelegationState state{DelegationState::kHeld};
};
BOOST_DESCRIBE_STRUCT(DelegatedRoleView, (), (role, expires_at, state))

struct DelegationNeedView {
  std::string service;
  std::string service_name;
  std::vector<std::string> vehicles;  ///< names; empty: every way
  std::vector<std::string> roles;     ///< any of them does; `*` is any role at all
  DelegationState state{DelegationState::kMissing};
  std::string text;  ///< what is needed, in words
};
BOOST_DESCRIBE_STRUCT(DelegationNeedView, (), (service, service_name, vehicles, roles, state, text))

struct DelegationView {
  std::vector<DelegatedRoleView> roles;
  std::vector<DelegationNeedView> needs;
};
BOOST_DESCRIBE_STRUCT(DelegationView, (), (roles, needs))

struct DelegationRequest {
  std::string role;
  Time expires_at;
};
BOOST_DESCRIBE_STRUCT(DelegationRequest, (), (role, expires_at))
inline std::vector<http::FieldLimit> wire_limits(DelegationRequest const*) {
  return {{"role", {.min = 1, .max = 100}}};
}

struct EndingDelegationView {
  customers::CustomerId customer_id;
  std::string customer_name;
  std::string role;
  Time expires_at;
  DelegationState state{DelegationState::kEnding};
};
BOOST_DESCRIBE_STRUCT(EndingDelegationView, (), (customer_id, customer_name, role, expires_at, state))

/// The delegation guard: which administration customers delegated to us, kept by hand, and what is missing for which
/// way to escalate.
class DelegationHttp {
 public:
  DelegationHttp(storage::Database& database, rulebook::Rulebooks const& rulebooks, audit::Context context)
      : database_(database), rulebooks_(rulebooks), audit_(context) {}

  Result<DelegationView> get(http::Call const& call) const;
  /// Notes a role, or a new end of one that was noted already.
  Result<DelegationView> note(http::Call const& call, DelegationRequest request) const;
  Result<http::NoContent> remove(http::Call const& call) const;
  /// Roles of all customers that run out within thirty days, or ran out in the last thirty.
  Result<http::Page<EndingDelegationView>> ending(http::Call const& call) const;

 private:
  DelegationView view_of(storage::Transaction& tx, http::Call const& call, customers::Customer const& customer) const;

  storage::Database& database_;
  rulebook::Rulebooks const& rulebooks_;
  audit::Context audit_;
};

}  // namespace podpora::routing
