#pragma once

#include "features/escalation/plan_rules.h"
#include "platform/storage/database.h"

namespace podpora::escalation {

/// Escalations that were sent from `since` on, the newest `limit` of them, in one query.
std::vector<PastCase> cases_since(storage::Transaction& tx, DeskId desk, Time since, int limit);

/// How many escalations from `since` on were decided while the vehicle had nothing left.
std::int64_t refused_for_lack(storage::Transaction& tx, DeskId desk, std::string const& vehicle, Time since, int limit);

}  // namespace podpora::escalation
