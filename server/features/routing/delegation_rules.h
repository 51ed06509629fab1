#pragma once

#include "features/routing/route.h"

#include <boost/describe/enum.hpp>

#include <span>

namespace podpora::routing {

/// How a delegated role stands: in force, in force but running out within thirty days, run out, or not there.
enum class DelegationState : std::uint8_t { kHeld, kEnding, kExpired, kMissing };
BOOST_DESCRIBE_ENUM(DelegationState, kHeld, kEnding, kExpired, kMissing)

/// How a role stands that ends at `expires`: it is not in force any more at that very instant.
DelegationState state_of(Time expires, Time at);

/// What filing through some vehicles needs for a service, and whether the customer delegated it.
struct DelegationNeed {
  std::string service;
  rulebook::AccessRule const* rule{nullptr};  ///< of the edition
  DelegationState state{DelegationState::kMissing};
  std::string role;           ///< the one that satisfies it longest, or ran out last; empty when missing
  std::optional<Time> until;  ///< of that role
};

/// Every access rule of the editions in force at `at` that a request about one of the services may meet, in the order
/// of the services. Pure.
std::vector<DelegationNeed> delegation_needs(rulebook::Rulebook const& rulebook, std::span<std::string const> services,
                                             customers::Cloud cloud, rulebook::PartnerRole partner_role,
                                             std::span<DelegatedRole const> held, Time at);

}  // namespace podpora::routing
