#pragma once

#include "features/offers/html.h"
#include "platform/base/result.h"

#include <string>

namespace podpora::portal {

// Pieces that the portal's pages without script share.

/// What was wrong with what a form sent, or why it could not be done.
void fault_box(offers::Html& html, std::string const& language, Error const& error);

}  // namespace podpora::portal
