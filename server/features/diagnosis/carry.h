#pragma once

#include "features/tickets/carry.h"

namespace podpora::diagnosis {

/// Results of checks with their files, known issues and the health record go with a ticket that is merged. Of a runbook
/// that both have the latest result of each check counts, as always.
std::vector<tickets::Carrier> ticket_carriers();

}  // namespace podpora::diagnosis
