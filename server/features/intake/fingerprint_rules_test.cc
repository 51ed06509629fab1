#include "features/intake/fingerprint_rules.h"

#include <gtest/gtest.h>

namespace podpora::intake {
namespace {

TEST(FingerprintRules, TheWayDoesNotCountAndTheMessageDoes) {
  std::string const message = "Message-ID: <1@x>\r\nFrom: a@x\r\nDate: Mon\r\nSubject: s\r\n\r\nbody\r\n";
  auto const print = fingerprint_of(message);
  EXPECT_EQ(print.size(), 64U);
  EXPECT_EQ(fingerprint_of("Received: from y\r\nDelivered-To: b@y\r\n" + message), print);
  EXPECT_EQ(fingerprint_of("Message-ID: <1@x>\nFrom: a@x\nDate: Mon\nSubject: s\n\nbody"), print);
  for (std::string const other : {"Message-ID: <2@x>\r\nFrom: a@x\r\nDate: Mon\r\nSubject: s\r\n\r\nbody\r\n",
                                  "Message-ID: <1@x>\r\nFrom: b@x\r\nDate: Mon\r\nSubject: s\r\n\r\nbody\r\n",
                                  "Message-ID: <1@x>\r\nFrom: a@x\r\nDate: Tue\r\nSubject: s\r\n\r\nbody\r\n",
                                  "Message-ID: <1@x>\r\nFrom: a@x\r\nDate: Mon\r\nSubject: t\r\n\r\nbody\r\n",
                                  "Message-ID: <1@x>\r\nFrom: a@x\r\nDate: Mon\r\nSubject: s\r\n\r\nbody too\r\n",
                                  "Message-ID: <1@x>\r\nFrom: a@x\r\nDate: Mon\r\nSubject: s\r\n"}) {
    EXPECT_NE(fingerprint_of(other), print) << other;
  }
  EXPECT_EQ(fingerprint_of("From: a@x\r\n\r\nbody\r\n"), "");
}

}  // namespace
}  // namespace podpora::intake
