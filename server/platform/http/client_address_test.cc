#include "platform/http/client_address.h"

#include <gtest/gtest.h>

namespace podpora::http {
namespace {

std::string address_of(std::string const& remote, std::vector<std::string> const& forwarded) {
  Request request{.remote = remote};
  for (auto const& value : forwarded) request.headers.emplace("x-forwarded-for", value);
  return client_address(request, {"127.0.0.1", "10.0.0.2"});
}

TEST(ClientAddressTest, OnlyATrustedProxyIsBelieved) {
  EXPECT_EQ(address_of("203.0.113.9", {}), "203.0.113.9");
  EXPECT_EQ(address_of("203.0.113.9", {"198.51.100.1"}), "203.0.113.9") << "a stranger says what it likes";
  EXPECT_EQ(address_of("127.0.0.1", {"198.51.100.1"}), "198.51.100.1");
  EXPECT_EQ(address_of("127.0.0.1", {"6.6.6.6, 198.51.100.1, 10.0.0.2"}), "198.51.100.1") << "the nearest counts";
  EXPECT_EQ(address_of("127.0.0.1", {"6.6.6.6", "198.51.100.1"}), "198.51.100.1") << "repeated headers are one list";
  EXPECT_EQ(address_of("127.0.0.1", {}), "127.0.0.1");
  EXPECT_EQ(address_of("127.0.0.1", {""}), "127.0.0.1");
  EXPECT_EQ(address_of("127.0.0.1", {std::string(100, 'x')}), "127.0.0.1");
}

}  // namespace
}  // namespace podpora::http
