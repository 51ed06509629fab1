#pragma once

#include "features/claims/wire.h"
#include "platform/http/call.h"

namespace podpora::claims {

/// What views are made with; lives for the call.
struct Viewing {
  storage::Transaction& tx;
  Context const& context;
  Actor const& actor;
  std::string const& language;
};

/// A claim as lists show it.
ClaimRow row_of(Viewing const& at, Claim const& claim);
/// A claim with its packet, its proofs, what is missing, and what may be done now.
ClaimView view_of(Viewing const& at, Claim const& claim);

/// True when the actor may see the ticket that the claim is of, or it is of none.
bool may_see_claim(storage::Transaction& tx, Actor const& actor, Claim const& claim);

/// The service's name by the desk's rules; its code where they no longer know it.
std::string service_name(RuleInForce const& rule, Claim const& claim, std::string const& language);

}  // namespace podpora::claims
