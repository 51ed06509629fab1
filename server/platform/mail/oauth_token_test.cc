#include "platform/mail/oauth_token.h"

#include <gtest/gtest.h>

#include <vector>

namespace podpora::mail {
namespace {

struct Endpoint {
  FormAnswer answer{200, R"({"access_token":"t1","expires_in":3600})"};
  std::vector<std::string> forms;

  PostForm port() {
    return [this](std::string const&, std::string const& form) {
      forms.push_back(form);
      return answer;
    };
  }
};

class OAuthTest : public ::testing::Test {
 protected:
  ManualClock clock{parse_rfc3339("2026-11-23T08:00:00Z").value()};
  Endpoint endpoint;
  OAuthClient client{.token_url = "https://login.example/token",
                     .client_id = "podpora",
                     .client_secret = "a&b=c d",
                     .refresh_token = "",
                     .scope = "https://outlook.office365.com/.default"};
};

TEST_F(OAuthTest, ClientCredentialsAreAskedForOnceInAnHour) {
  OAuthTokens tokens(client, clock, endpoint.port());
  EXPECT_EQ(tokens.token().value(), "t1");
  EXPECT_EQ(tokens.token().value(), "t1");
  ASSERT_EQ(endpoint.forms.size(), 1U);
  EXPECT_EQ(endpoint.forms[0],
            "grant_type=client_credentials&client_id=podpora&client_secret=a%26b%3Dc%20d&"
            "scope=https%3A%2F%2Foutlook.office365.com%2F.default");
  clock.advance(std::chrono::minutes{59});
  endpoint.answer.body = R"({"access_token":"t2"})";
  EXPECT_EQ(tokens.token().value(), "t2");
  tokens.forget();
  EXPECT_EQ(tokens.token().value(), "t2");
  EXPECT_EQ(endpoint.forms.size(), 3U);
}

TEST_F(OAuthTest, ARefreshTokenMayBeReplaced) {
  client.refresh_token = "r1";
  endpoint.answer.body = R"({"access_token":"t1","expires_in":60,"refresh_token":"r2"})";
  OAuthTokens tokens(client, clock, endpoint.port());
  EXPECT_TRUE(tokens.token().has_value());
  EXPECT_TRUE(tokens.token().has_value());
  EXPECT_NE(endpoint.forms.at(0).find("grant_type=refresh_token"), std::string::npos);
  EXPECT_NE(endpoint.forms.at(0).find("refresh_token=r1"), std::string::npos);
  EXPECT_NE(endpoint.forms.at(1).find("refresh_token=r2"), std::string::npos);
  EXPECT_EQ(tokens.refresh_token(), "r2");
}

TEST_F(OAuthTest, ARefusalIsSaidWithoutSecrets) {
  OAuthTokens tokens(client, clock, endpoint.port());
  for (FormAnswer const& bad : {FormAnswer{400, R"({"error":"invalid_client","error_description":"AADSTS7000215"})"},
                                FormAnswer{200, "<html>"}, FormAnswer{200, R"({"access_token":"a\r\nRCPT TO:<x>"})"},
                                FormAnswer{200, R"({"access_token":7})"}, FormAnswer{503, ""}}) {
    endpoint.answer = bad;
    auto const token = tokens.token();
    ASSERT_TRUE(token.has_error()) << bad.body;
    auto const error = token.error();
    auto const& detail = std::get<std::string>(error.args.at(0).value);
    EXPECT_EQ(detail.find("a&b"), std::string::npos);
    EXPECT_EQ(detail.find("invalid_client") != std::string::npos, bad.status == 400);
  }
}

TEST_F(OAuthTest, ClearTextOnlyToThisMachine) {
  auto const post = make_post_form({});
  EXPECT_EQ(post("http://login.example/token", "a=b").status, 0);
  EXPECT_EQ(post("file:///etc/passwd", "a=b").status, 0);
  auto const guarded = make_post_form({.may_connect = [](sockaddr const&) { return false; }});
  EXPECT_EQ(guarded("http://127.0.0.1:1/token", "a=b").body, kNotAllowed);
}

}  // namespace
}  // namespace podpora::mail
