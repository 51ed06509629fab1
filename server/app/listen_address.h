#pragma once

#include <cstdint>
#include <string>

namespace podpora::app {

/// Where a server listens. An empty host in the text stands for every address of the machine.
struct ListenAddress {
  std::string host;
  std::uint16_t port{0};
};

/// Reads `127.0.0.1:8080`, `[::1]:8080` or `:8080`. Throws ConfigError, which names the setting.
ListenAddress parse_listen_address(std::string const& setting, std::string const& text);

}  // namespace podpora::app
