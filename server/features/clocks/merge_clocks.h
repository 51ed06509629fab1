#pragma once

#include "features/clocks/keep_clocks.h"
#include "features/clocks/merge_rules.h"
#include "features/tickets/carry.h"

namespace podpora::clocks {

/// Of each kind the promise that standing_of names goes on with a ticket that is merged, the other one ends; upstream
/// clocks go with their service requests. What was met or ended before stays with its ticket. Taking a merge back lets
/// run again what it ended.
tickets::Carrier ticket_carrier(audit::Context const& context, PauseRules rules);

/// One promise as it would stand, and whose it is.
struct StandingClock {
  ClockKind kind{ClockKind::kFirstResponse};
  Standing standing{Standing::kNone};
  Time promised_at;
};
std::vector<StandingClock> standing_clocks(storage::Transaction& tx, DeskId desk, tickets::TicketId source,
                                           tickets::TicketId survivor);

}  // namespace podpora::clocks
