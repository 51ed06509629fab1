#include "api/api_test.h"

#include <boost/json.hpp>

namespace podpora::tests {
namespace {

class DelegationFlow : public ApiTest {
 protected:
  std::string const anna = sign_in("anna@severka.example");

  std::string customer(std::string_view start) {
    auto const answer = get("/api/v1/customers", anna);
    auto const items = answer.at("/items");
    for (auto const& each : items.as_array()) {
      if (std::string_view{each.at("name").as_string()}.starts_with(start))
        return std::string{each.at("id").as_string()};
    }
    return {};
  }
};
PODPORA_BOTH_DATABASES(DelegationFlow);

TEST_P(DelegationFlow, WhatIsMissingIsSaidAndANotedRoleFillsIt) {
  auto const path = "/api/v1/customers/" + customer("Klinika") + "/delegation";
  EXPECT_EQ(get(path, anna).text("/roles/0/state"), "held");
  clock.advance(std::chrono::hours{24 * 20});
  auto const later = sign_in("anna@severka.example");
  EXPECT_EQ(get(path, later).text("/roles/0/state"), "ending");
  EXPECT_EQ(get("/api/v1/ending-delegations", later).text("/items/0/customer_name"), "Klinika Javor a.s.");
  clock.advance(std::chrono::hours{24 * 25});
  auto const after = sign_in("anna@severka.example");
  auto const expired = get(path, after);
  EXPECT_EQ(expired.text("/needs/0/state"), "expired");
  EXPECT_FALSE(expired.text("/needs/0/text").empty());
  auto const wrong = post(path, R"({"role":"Global Admin","expires_at":"2028-01-01T00:00:00Z"})", after);
  EXPECT_EQ(wrong.text("/errors/0/pointer"), "/role");
  auto const noted = post(path, R"({"role":"global_administrator","expires_at":"2028-01-01T00:00:00Z"})", after);
  ASSERT_EQ(noted.status, 200) << noted.raw.body;
  EXPECT_EQ(noted.text("/needs/0/state"), "held");
  auto const gone = call({.method = "DELETE", .url = path + "/global_administrator"}, after);
  EXPECT_EQ(gone.status, 204) << gone.raw.body;
  EXPECT_EQ(call({.method = "DELETE", .url = path + "/global_administrator"}, after).status, 404);
}

}  // namespace
}  // namespace podpora::tests
