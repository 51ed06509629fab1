#include "platform/http/public_address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <iterator>

namespace podpora::http {
namespace {

struct Block4 {
  std::uint32_t address;
  int bits;
};

constexpr std::uint32_t ip(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
  return a << 24 | b << 16 | c << 8 | d;
}

/// https://www.iana.org/assignments/iana-ipv4-special-registry (2026-11)
constexpr Block4 kNotPublic4[] = {
    {ip(0, 0, 0, 0), 8},       {ip(10, 0, 0, 0), 8},      {ip(100, 64, 0, 0), 10},   {ip(127, 0, 0, 0), 8},
    {ip(169, 254, 0, 0), 16},  {ip(172, 16, 0, 0), 12},   {ip(192, 0, 0, 0), 24},    {ip(192, 0, 2, 0), 24},
    {ip(192, 31, 196, 0), 24}, {ip(192, 52, 193, 0), 24}, {ip(192, 88, 99, 0), 24},  {ip(192, 168, 0, 0), 16},
    {ip(192, 175, 48, 0), 24}, {ip(198, 18, 0, 0), 15},   {ip(198, 51, 100, 0), 24}, {ip(203, 0, 113, 0), 24},
    {ip(224, 0, 0, 0), 4},     {ip(240, 0, 0, 0), 4},
};

/// The platform address of a large cloud, public by number and private by use.
constexpr std::uint32_t kAzurePlatform = ip(168, 63, 129, 16);

bool is_public4(std::uint32_t address) {
  if (address == kAzurePlatform) return false;
  return std::ranges::none_of(kNotPublic4,
                              [&](Block4 const& block) { return (address ^ block.address) >> (32 - block.bits) == 0; });
}

using Bytes6 = std::array<std::uint8_t, 16>;

std::uint32_t four_at(Bytes6 const& bytes, std::size_t at) {
  return ip(bytes.at(at), bytes.at(at + 1), bytes.at(at + 2), bytes.at(at + 3));
}

/// Only 2000::/3 is handed out to anybody; of it the special blocks are left out.
/// https://www.iana.org/assignments/iana-ipv6-special-registry (2026-11)
bool is_public6(Bytes6 const& bytes) {
  auto const first = four_at(bytes, 0);
  Bytes6 const mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  if (std::equal(bytes.begin(), bytes.begin() + 12, mapped.begin())) return is_public4(four_at(bytes, 12));
  Bytes6 const nat64{0, 0x64, 0xff, 0x9b};
  if (std::equal(bytes.begin(), bytes.begin() + 12, nat64.begin())) return is_public4(four_at(bytes, 12));
  if (first >> 29 != 1) return false;
  if (first >> 16 == 0x2002) return is_public4(four_at(bytes, 2));  // 6to4
  if (first >> 9 == 0x20010000U >> 9) return false;                 // protocol assignments, Teredo, ORCHID
  if (first == 0x20010db8U) return false;                           // documentation
  return first >> 12 != 0x3fff0U;                                   // documentation
}

}  // namespace

bool is_public_address(sockaddr const& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, &address, sizeof in);
    return is_public4(ntohl(in.sin_addr.s_addr));
  }
  if (address.sa_family != AF_INET6) return false;
  sockaddr_in6 in{};
  std::memcpy(&in, &address, sizeof in);
  Bytes6 bytes{};
  std::copy_n(std::begin(in.sin6_addr.s6_addr), bytes.size(), bytes.begin());
  return is_public6(bytes);
}

}  // namespace podpora::http
