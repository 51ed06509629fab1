#pragma once

#include "features/tickets/carry.h"

namespace podpora::escalation {

/// Service requests go with a ticket that is merged: each keeps its number, state, packet and log.
std::vector<tickets::Carrier> ticket_carriers();

}  // namespace podpora::escalation
