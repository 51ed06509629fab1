#include "app/listen_address.h"

#include "app/config.h"

#include <charconv>

namespace podpora::app {

ListenAddress parse_listen_address(std::string const& setting, std::string const& text) {
  auto const colon = text.rfind(':');
  std::uint16_t port = 0;
  auto const* begin = colon == std::string::npos ? text.data() + text.size() : text.data() + colon + 1;
  auto const* end = text.data() + text.size();
  auto const [rest, error] = std::from_chars(begin, end, port);
  if (error != std::errc{} || rest != end) throw ConfigError(setting + ": '" + text + "' is not HOST:PORT");
  auto host = text.substr(0, colon);
  if (host.size() > 1 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  return {host.empty() ? "0.0.0.0" : host, port};
}

}  // namespace podpora::app
