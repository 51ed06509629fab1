#include "platform/mail/refusal_words.h"

#include <gtest/gtest.h>

namespace podpora::mail {
namespace {

TEST(RefusalWords, AreReadOutOfTheServersChallenge) {
  // {"status":"400","schemes":"Bearer","scope":"https://mail.google.com/"}
  auto const google =
      "eyJzdGF0dXMiOiI0MDAiLCJzY2hlbWVzIjoiQmVhcmVyIiwic2NvcGUiOiJodHRwczovL21haWwuZ29vZ2xlLmNvbS8ifQ==";
  auto const words =
      "it does not take the access token (status: 400, schemes: Bearer, scope: https://mail.google.com/)";
  EXPECT_EQ(refusal_words(std::string{"+ "} + google), words);
  EXPECT_EQ(refusal_words(std::string{"334 "} + google), words);
  // {"status":7}
  EXPECT_EQ(refusal_words("+ eyJzdGF0dXMiOjd9"), "it does not take the access token");
}

TEST(RefusalWords, AnyOtherLineStaysWhatItIs) {
  for (auto const* const line : {"A1 NO [AUTHENTICATIONFAILED] no", "+ ", "+ idling", "334 VXNlcm5hbWU6", "+ W10=", "",
                                 "535 5.7.8 no", "+ eyJzdGF0dXMi"}) {
    EXPECT_EQ(refusal_words(line), line);
  }
}

}  // namespace
}  // namespace podpora::mail
