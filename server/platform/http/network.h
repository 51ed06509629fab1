#pragma once

#include <sys/socket.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace podpora::http {

/// A block of addresses, as `10.0.0.0/8` or `fd00::/8` write it.
struct Network {
  int family{AF_INET};
  std::array<std::uint8_t, 16> address{};  ///< the first four bytes for IPv4
  int bits{0};

  bool operator==(Network const&) const = default;
};

/// Nothing for what is no block; one address alone is a block of one.
std::optional<Network> parse_network(std::string_view text);

/// True when the address lies in the block. An IPv6 address that stands for an IPv4 one (`::ffff:10.0.0.1`) counts as
/// that.
bool contains(Network const& network, sockaddr const& address);

}  // namespace podpora::http
