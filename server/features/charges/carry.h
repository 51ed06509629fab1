#pragma once

#include "features/tickets/carry.h"

namespace podpora::charges {

/// Recorded time, charge lines, approvals and stopwatches go with a ticket that is merged: the same rows, none twice.
std::vector<tickets::Carrier> ticket_carriers();

}  // namespace podpora::charges
