#pragma once

#include "features/portal/progress.h"

namespace podpora::portal {

void put_portal_terms(storage::Transaction& tx, DeskId desk, PortalTerms const& terms);

}  // namespace podpora::portal
