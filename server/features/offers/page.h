#pragma once

#include "features/identity/desk.h"
#include "features/offers/brand.h"
#include "features/offers/offer.h"

#include <string>

namespace podpora::offers {

/// What the public page is made of.
struct PageRequest {
  identity::Desk const& desk;
  Offer const& offer;    ///< published, superseded or withdrawn; a draft in a preview
  std::string language;  ///< "en" or "cs"
  Time now;              ///< holidays of the twelve months from here are listed
  std::optional<Brand> brand{};
  std::string public_url{};  ///< `https://desk.example`, for addresses that stand alone
};

/// The offer as a page that runs no script: readable, printable, with landmarks, and its facts as schema.org JSON-LD.
std::string render_page(PageRequest const& request);

/// The same without style sheet and structured data: what an editor puts into a frame with `page_style`.
std::string render_preview(PageRequest const& request);

/// The name under which the offer speaks: the brand's, else the desk's.
std::string const& name_of(PageRequest const& request);

/// `/desk/support`, `/desk/support/brand`, or with the number of a version that is not the current one.
std::string address_of(PageRequest const& request);

}  // namespace podpora::offers
