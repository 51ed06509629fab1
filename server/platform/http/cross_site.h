#pragma once

#include "platform/http/message.h"

#include <string_view>

namespace podpora::http {

/// True when a request that changes something may come from another site's page: its Sec-Fetch-Site or Origin says
/// so, or it carries the session cookie and says nothing. `public_origin` (`https://desk.example`) is ours besides
/// the request's own Host.
bool is_cross_site(Request const& request, std::string_view session_cookie, std::string_view public_origin);

}  // namespace podpora::http
