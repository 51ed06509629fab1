#include "platform/mail/sender_dns.h"

#include <gtest/gtest.h>

#include <map>

namespace podpora::mail {
namespace {

using Zone = std::map<std::string, std::vector<std::string>>;

std::vector<SenderFinding> check(Zone const& zone, std::string const& selector = "s1") {
  return check_sender_domain("hvezda.cz", selector, [&](std::string const& name) {
    auto const found = zone.find(name);
    return std::optional{found == zone.end() ? std::vector<std::string>{} : found->second};
  });
}

Zone good() {
  return {{"hvezda.cz", {"google-site-verification=x", "v=spf1 mx -all"}},
          {"s1._domainkey.hvezda.cz", {"v=DKIM1; k=rsa; p=MIIBIjANBg"}},
          {"_dmarc.hvezda.cz", {"v=DMARC1; p=quarantine"}}};
}

TEST(SenderDns, ADomainThatReceiversBelieve) {
  auto const findings = check(good());
  ASSERT_EQ(findings.size(), 3U);
  for (auto const& finding : findings) EXPECT_EQ(finding.problem, "") << finding.name;
  EXPECT_EQ(findings[0].name, "SPF hvezda.cz");
  EXPECT_EQ(findings[0].detail, "v=spf1 mx -all");
}

TEST(SenderDns, WhatIsMissingIsSaidWithAdvice) {
  for (auto const& finding : check({})) EXPECT_NE(finding.problem, "") << finding.name;
  struct Row {
    char const* name;
    std::vector<std::string> records;
    std::size_t wrong;
  };
  for (Row const& row : {Row{"hvezda.cz", {"v=spf1 mx -all", "v=spf1 a -all"}, 0}, Row{"hvezda.cz", {"v=spf1 +all"}, 0},
                         Row{"s1._domainkey.hvezda.cz", {"v=DKIM1; p="}, 1},
                         Row{"s1._domainkey.hvezda.cz", {"v=DKIM1"}, 1}, Row{"_dmarc.hvezda.cz", {"v=DMARC1"}, 2},
                         Row{"_dmarc.hvezda.cz", {"v=DMARC1; p=none", "v=DMARC1; p=reject"}, 2}}) {
    auto zone = good();
    zone[row.name] = row.records;
    auto const findings = check(zone);
    for (std::size_t i = 0; i < findings.size(); ++i)
      EXPECT_EQ(findings[i].problem.empty(), i != row.wrong) << row.name;
  }
}

TEST(SenderDns, SilenceIsNoFault) {
  auto const findings =
      check_sender_domain("hvezda.cz", "", [](auto const&) { return std::optional<std::vector<std::string>>{}; });
  ASSERT_EQ(findings.size(), 3U);
  for (auto const& finding : findings) EXPECT_EQ(finding.problem, "") << finding.name;
  EXPECT_NE(findings[1].detail.find("mail.dkim_selector"), std::string::npos);
}

TEST(SenderDns, ExamplesAreNotLookedUp) {
  int asked = 0;
  check_sender_domain("severka.example", "s1", [&](auto const&) {
    ++asked;
    return std::optional<std::vector<std::string>>{};
  });
  EXPECT_EQ(asked, 0);
}

}  // namespace
}  // namespace podpora::mail
