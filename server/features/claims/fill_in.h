#pragma once

#include "features/claims/claims.h"

namespace podpora::claims {

/// `known` with the fields that are empty filled from ticket, customer, subscription and health issue where the rule
/// says with what. What is counted from the claim itself (`claim.…`) is never among them.
Fields filled_in(storage::Transaction& tx, Context const& context, DeskId desk, rulebook::CreditClaim const& rule,
                 Claim const& claim, Fields known);

/// What makes a claim unusable whatever the rule says: its title, the times of the incident, the billing month.
Result<void> check_claim(Claim const& claim, Time now);

/// True for a field that is counted, never written.
bool is_counted(rulebook::PacketField const& field);

}  // namespace podpora::claims
