#pragma once

#include "platform/http/message.h"

#include <string>
#include <vector>

namespace podpora::http {

/// The address that a request really comes from. Behind a proxy that is listed as trusted it is the nearest address of
/// `X-Forwarded-For` that is not such a proxy itself; from anybody else that header is not believed.
std::string client_address(Request const& request, std::vector<std::string> const& trusted_proxies);

}  // namespace podpora::http
