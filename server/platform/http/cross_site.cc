#include "platform/http/cross_site.h"

namespace podpora::http {

bool is_cross_site(Request const& request, std::string_view session_cookie, std::string_view public_origin) {
  if (request.method == "GET" || request.method == "HEAD" || request.method == "OPTIONS") return false;
  // Browsers set Sec-Fetch-Site themselves, no page can; `none` is the user's own doing. Same-site is not enough: a
  // neighbour under our domain is another site to us.
  if (auto const site = request.header("sec-fetch-site")) return *site != "same-origin" && *site != "none";
  if (auto const origin = request.header("origin")) {
    if (!public_origin.empty() && *origin == public_origin) return false;
    auto const scheme = origin->find("://");
    return scheme == std::string::npos || origin->substr(scheme + 3) != request.header("host").value_or("");
  }
  return request.cookie(session_cookie).has_value();
}

}  // namespace podpora::http
