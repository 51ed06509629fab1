// Passwords cannot be tried at will.

#include "api/api_test.h"

#include <boost/json.hpp>

namespace podpora::tests {
namespace {

class SignIn : public ApiTest {
 protected:
  Answer attempt(std::string const& password) {
    boost::json::object const body{{"email", "anna@severka.example"}, {"password", password}};
    return post("/api/v1/session", boost::json::serialize(body));
  }
};
PODPORA_BOTH_DATABASES(SignIn);

TEST_P(SignIn, AfterFiveFailuresEvenTheRightPasswordWaits) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(attempt("wrong password").status, 401);
  auto const held = attempt(std::string{app::demo::kPassword});
  EXPECT_EQ(held.status, 429) << held.raw.body;
  EXPECT_EQ(held.text("/code"), "too-many-sign-ins");
  EXPECT_EQ(held.raw.header("retry-after").value_or(""), "900");
  sign_in("petr@severka.example");

  clock.advance(std::chrono::minutes{15});
  EXPECT_EQ(attempt(std::string{app::demo::kPassword}).status, 200);
}

}  // namespace
}  // namespace podpora::tests
