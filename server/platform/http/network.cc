#include "platform/http/network.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <string>

namespace podpora::http {
namespace {

constexpr int kBits4 = 32;
constexpr int kBits6 = 128;
constexpr std::array<std::uint8_t, 12> kMapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

Network network_of(sockaddr const& address) {
  Network one{.family = address.sa_family, .bits = kBits4};
  if (address.sa_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, &address, sizeof in);
    std::memcpy(one.address.data(), &in.sin_addr, sizeof in.sin_addr);
  } else if (address.sa_family == AF_INET6) {
    sockaddr_in6 in{};
    std::memcpy(&in, &address, sizeof in);
    std::memcpy(one.address.data(), &in.sin6_addr, sizeof in.sin6_addr);
    one.bits = kBits6;
    if (std::equal(kMapped.begin(), kMapped.end(), one.address.begin())) {
      one = {.family = AF_INET, .bits = kBits4};
      std::memcpy(one.address.data(), in.sin6_addr.s6_addr + kMapped.size(), 4);
    }
  }
  return one;
}

}  // namespace

std::optional<Network> parse_network(std::string_view text) {
  auto const slash = text.find('/');
  std::string const address{text.substr(0, slash)};
  Network network;
  if (address.find(':') != std::string::npos) network.family = AF_INET6;
  if (inet_pton(network.family, address.c_str(), network.address.data()) != 1) return std::nullopt;
  auto const bits_max = network.family == AF_INET ? kBits4 : kBits6;
  network.bits = bits_max;
  if (slash == std::string_view::npos) return network;
  auto const digits = text.substr(slash + 1);
  auto const* const last = digits.data() + digits.size();
  auto const [end, error] = std::from_chars(digits.data(), last, network.bits);
  if (error != std::errc{} || end != last || network.bits < 0 || network.bits > bits_max) return std::nullopt;
  return network;
}

bool contains(Network const& network, sockaddr const& address) {
  auto const one = network_of(address);
  if (one.family != network.family) return false;
  for (int bit = 0; bit < network.bits; bit += 8) {
    auto const at = static_cast<std::size_t>(bit / 8);
    auto const left = std::min(network.bits - bit, 8);
    auto const mask = static_cast<std::uint8_t>(0xff << (8 - left));
    if (((one.address.at(at) ^ network.address.at(at)) & mask) != 0) return false;
  }
  return true;
}

}  // namespace podpora::http
