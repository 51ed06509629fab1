#pragma once

#include "features/offers/face.h"
#include "features/offers/html.h"
#include "platform/http/message.h"

namespace podpora::offers {

/// A page for customers that needs no script, in the looks of whom they know.
struct PlainPage {
  Face face;
  std::string language;
  std::string title;
  std::string address;  ///< of the page, for the links to its other languages
  std::string body;     ///< markup, of `Html`
};

/// Its answer: forms go to this server alone, and nothing runs, frames it or is loaded from elsewhere.
http::Response plain_page(PlainPage const& page, int status = 200);

/// The language asked for by `?lang=`, else `otherwise`.
std::string page_language(http::Request const& request, std::string const& otherwise);

}  // namespace podpora::offers
