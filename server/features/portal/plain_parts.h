#pragma once

#include "features/offers/html.h"
#include "platform/base/result.h"
#include "platform/http/message.h"

#include <string>

namespace podpora::portal {

// Pieces that the portal's pages without script share.

/// What was wrong with what a form sent, or why it could not be done.
void fault_box(offers::Html& html, std::string const& language, Error const& error);

/// What a link adds to the address of another page, so that it comes in the language that was asked for by `?lang=`:
/// that, or nothing when none that is known was asked for. `first` is `?`, or `&` behind other parameters.
std::string kept_language(http::Request const& request, char first = '?');

}  // namespace podpora::portal
