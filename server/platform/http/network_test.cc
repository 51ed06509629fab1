#include "platform/http/network.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>

#include <string>

namespace podpora::http {
namespace {

bool lies_in(std::string const& address, std::string const& network) {
  sockaddr_storage storage{};
  if (address.find(':') == std::string::npos) {
    auto& in = reinterpret_cast<sockaddr_in&>(storage);
    in.sin_family = AF_INET;
    EXPECT_EQ(inet_pton(AF_INET, address.c_str(), &in.sin_addr), 1);
  } else {
    auto& in = reinterpret_cast<sockaddr_in6&>(storage);
    in.sin6_family = AF_INET6;
    EXPECT_EQ(inet_pton(AF_INET6, address.c_str(), &in.sin6_addr), 1);
  }
  return contains(parse_network(network).value(), reinterpret_cast<sockaddr const&>(storage));
}

TEST(Network, HoldsItsAddressesAndNoOthers) {
  EXPECT_TRUE(lies_in("10.1.2.3", "10.0.0.0/8"));
  EXPECT_FALSE(lies_in("11.1.2.3", "10.0.0.0/8"));
  EXPECT_TRUE(lies_in("192.168.7.255", "192.168.4.0/22"));
  EXPECT_FALSE(lies_in("192.168.8.0", "192.168.4.0/22"));
  EXPECT_TRUE(lies_in("127.0.0.1", "127.0.0.1"));
  EXPECT_FALSE(lies_in("127.0.0.2", "127.0.0.1"));
  EXPECT_TRUE(lies_in("8.8.8.8", "0.0.0.0/0"));
  EXPECT_TRUE(lies_in("fd12::1", "fd00::/8"));
  EXPECT_FALSE(lies_in("fe80::1", "fd00::/8"));
  EXPECT_TRUE(lies_in("::1", "::1"));
}

TEST(Network, TheTwoFamiliesMeetOnlyInMappedAddresses) {
  EXPECT_TRUE(lies_in("::ffff:10.1.2.3", "10.0.0.0/8"));
  EXPECT_FALSE(lies_in("::ffff:11.1.2.3", "10.0.0.0/8"));
  EXPECT_FALSE(lies_in("10.1.2.3", "::/0"));
}

TEST(Network, WhatIsNoneIsNotRead) {
  for (auto const* const text : {"", "10.0.0.0/33", "10.0.0/8", "10.0.0.0/", "10.0.0.0/x", "10.0.0.0/-1", "localhost",
                                 "::/129", "10.0.0.0/8 ", "/8"}) {
    EXPECT_FALSE(parse_network(text)) << text;
  }
}

}  // namespace
}  // namespace podpora::http
