#include "platform/mail/authentication.h"

#include <gtest/gtest.h>

namespace podpora::mail {
namespace {

void check(std::string_view value, AuthenticationResult const& expected) {
  auto const got = read_authentication_results(value);
  EXPECT_EQ(got, expected) << value << ": " << got.server << " " << got.dmarc << " " << got.from_domain;
}

TEST(AuthenticationResults, AreReadAsRfc8601Says) {
  check("mx.hvezda.example; dmarc=pass header.from=lipa.example", {"mx.hvezda.example", "pass", "lipa.example"});
  check(
      "MX.hvezda.example 1; spf=fail smtp.mailfrom=a@evil.example;\r\n dmarc=FAIL (p=none dis=none) "
      "header.from=Lipa.example",
      {"mx.hvezda.example", "fail", "lipa.example"});
  check("mx.hvezda.example; dkim=pass header.d=lipa.example", {"mx.hvezda.example", "", ""});
  check("mx.hvezda.example; none", {"mx.hvezda.example", "", ""});
  check("mx.hvezda.example; dmarc / 1 = pass", {"mx.hvezda.example", "", ""});
  check("mx.hvezda.example (comment; dmarc=pass); dmarc/1 = \"pass\" policy.x=\"a;b\" header.from = lipa.example",
        {"mx.hvezda.example", "pass", "lipa.example"});
}

TEST(AuthenticationResults, NothingElseCanSpeak) {
  check("", {});
  check("; dmarc=pass", {});
  check("=; dmarc=pass", {});
  // A result within a comment, a reason or another method's property is none.
  check("mx.hvezda.example; spf=fail reason=\"; dmarc=pass\"", {"mx.hvezda.example", "", ""});
  check("mx.hvezda.example; spf=fail (; dmarc=pass)", {"mx.hvezda.example", "", ""});
  check("mx.hvezda.example; spf=fail (\\) ; dmarc=pass)", {"mx.hvezda.example", "", ""});
  check("mx.hvezda.example; spf=fail smtp.mailfrom=dmarc=pass", {"mx.hvezda.example", "", ""});
  // The first of two counts.
  check("mx.hvezda.example; dmarc=fail; dmarc=pass", {"mx.hvezda.example", "fail", ""});
}

}  // namespace
}  // namespace podpora::mail
