#include "features/intake/sender_rules.h"

#include <gtest/gtest.h>

namespace podpora::intake {
namespace {

TEST(SenderRules, TheFromLineGivesTheAddress) {
  struct Case {
    std::string_view raw, sender;
  };
  for (auto const& [raw, sender] :
       {Case{"From: Jana <jana@lipa.example>\r\n\r\n", "jana@lipa.example"},
        Case{"from:jana@lipa.example\n\n", "jana@lipa.example"},
        Case{"Subject: x\r\nFrom: \"a <b@c>\"\r\n <jana@lipa.example>\r\n\r\n", "jana@lipa.example"},
        Case{"Subject: x\r\n\r\nFrom: body@x.example\r\n", ""}, Case{"From: nobody\r\n\r\n", ""}, Case{"", ""},
        Case{"From: a b@c\r\n\r\n", ""}, Case{"From", ""}, Case{"From: <unclosed\r\n\r\n", ""}}) {
    EXPECT_EQ(sender_in(raw), sender) << raw;
  }
  EXPECT_EQ(sender_in("From: " + std::string(1 << 20, 'a')), "");
}

}  // namespace
}  // namespace podpora::intake
