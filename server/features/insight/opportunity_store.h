#pragma once

#include "features/insight/opportunity.h"

namespace podpora::insight {

void insert_opportunity(storage::Transaction& tx, DeskId desk, Opportunity const& opportunity);
/// Writes what may change. A new due time may be reminded of again.
void update_opportunity(storage::Transaction& tx, DeskId desk, Opportunity const& opportunity);

/// Open ones whose due time has come and which nobody was reminded of.
std::vector<Opportunity> unreminded(storage::Transaction& tx, DeskId desk, Time now);
/// False when somebody was reminded meanwhile.
bool set_reminded(storage::Transaction& tx, DeskId desk, OpportunityId id, Time now);

}  // namespace podpora::insight
