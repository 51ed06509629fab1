#pragma once

#include "app/app.h"
#include "features/tickets/merge_http.h"

namespace podpora::app {

/// What every feature holds of a ticket, in the order in which it goes over when tickets are merged.
tickets::MergeContext make_merge_context(App::Parts& parts);

/// The promises that would stand.
std::vector<tickets::ClockOutcome> preview_clocks(storage::Transaction& tx, DeskId desk,
                                                  tickets::MergePair const& pair);

}  // namespace podpora::app
