#pragma once

#include "features/identity/desk.h"
#include "features/offers/offer.h"

#include <string>

namespace podpora::offers {

/// What the public page is made of.
struct PageRequest {
  identity::Desk const& desk;
  Offer const& offer;    ///< published, superseded or withdrawn
  std::string language;  ///< "en" or "cs"
  Time now;              ///< holidays of the twelve months from here are listed
};

/// The offer as a page without scripts: readable, printable, with landmarks, and schema.org terms as microdata.
std::string render_page(PageRequest const& request);

}  // namespace podpora::offers
