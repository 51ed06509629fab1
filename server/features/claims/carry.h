#pragma once

#include "features/tickets/carry.h"

namespace podpora::claims {

/// Claims go with a ticket that is merged.
std::vector<tickets::Carrier> ticket_carriers();

}  // namespace podpora::claims
