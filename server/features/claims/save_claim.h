#pragma once

#include "features/claims/claims.h"

namespace podpora::claims {

/// The claim, when the step may be taken. kNotFound; kConflict `claim-step-not-allowed`.
Result<Claim> find_for(storage::Transaction& tx, DeskId desk, ClaimId id, ClaimStep step);

/// Writes a changed claim and records `kind` with `payload`; what is due is counted, and reminders are scheduled. The
/// result has the new version. kPreconditionFailed `stale` when somebody else was faster.
Result<Claim> save(storage::Transaction& tx, Context const& context, Actor const& actor, Claim claim,
                   std::string_view kind, std::string payload = "{}");

}  // namespace podpora::claims
