#include "platform/http/client_address.h"

#include "platform/base/text.h"

#include <algorithm>

namespace podpora::http {

std::string client_address(Request const& request, std::vector<std::string> const& trusted_proxies) {
  auto const trusted = [&](std::string const& address) {
    return std::ranges::find(trusted_proxies, address) != trusted_proxies.end();
  };
  std::string chain;
  auto const [begin, end] = request.headers.equal_range("x-forwarded-for");
  for (auto header = begin; header != end; ++header) chain += (chain.empty() ? "" : ",") + header->second;
  auto address = request.remote;
  while (trusted(address) && !chain.empty()) {
    auto const comma = chain.rfind(',');
    auto const nearest = trim(comma == std::string::npos ? chain : chain.substr(comma + 1));
    chain = comma == std::string::npos ? "" : chain.substr(0, comma);
    if (nearest.empty() || nearest.size() > 64) break;
    address = nearest;
  }
  return address;
}

}  // namespace podpora::http
