#pragma once

#include "features/offers/offer.h"

#include <string>

namespace podpora::offers {

/// The document of a published version: content, calendars, number and date as JSON with sorted member names and no
/// blanks, so that its SHA-256 can be checked by anybody. `offer` has its number and date already.
std::string canonical_document(Offer const& offer);

/// Reads back what `canonical_document` wrote into content and calendars. Throws when it is no such document.
void read_document(std::string const& document, Offer& offer);

/// The content alone, as it is kept of a draft.
std::string canonical_content(Content const& content);
Content read_content(std::string const& text);

}  // namespace podpora::offers
