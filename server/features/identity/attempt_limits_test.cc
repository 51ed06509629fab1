#include "features/identity/attempt_limits.h"

#include <gtest/gtest.h>

namespace podpora::identity {
namespace {

using namespace std::chrono_literals;

Time const kNoon = *parse_rfc3339("2026-11-27T12:00:00Z");
Attempt const kAnna{"anna@severka.example", "192.0.2.1"};

TEST(AttemptLimitsTest, FiveFailuresOfOneAccountFromOneAddressWaitForTheFirstToAge) {
  AttemptLimits limits;
  for (int i = 0; i < 5; ++i) {
    EXPECT_FALSE(limits.wait_for(kAnna, kNoon));
    limits.failed(kAnna, kNoon + i * 1min);
  }
  EXPECT_EQ(limits.wait_for(kAnna, kNoon + 5min), 10min);
  EXPECT_EQ(limits.wait_for({"ANNA@severka.example", "192.0.2.1"}, kNoon + 5min), 10min) << "case is no way around";
  EXPECT_FALSE(limits.wait_for(kAnna, kNoon + 15min));
}

TEST(AttemptLimitsTest, OthersAndOtherAddressesAreNotHeldUp) {
  AttemptLimits limits;
  for (int i = 0; i < 5; ++i) limits.failed(kAnna, kNoon);
  EXPECT_FALSE(limits.wait_for({"petr@severka.example", "192.0.2.1"}, kNoon));
  EXPECT_FALSE(limits.wait_for({"anna@severka.example", "192.0.2.2"}, kNoon));
}

TEST(AttemptLimitsTest, AnAddressThatTriesManyAccountsIsHeldUp) {
  AttemptLimits limits;
  for (int i = 0; i < 30; ++i) limits.failed({"person" + std::to_string(i) + "@x.example", "192.0.2.1"}, kNoon);
  EXPECT_EQ(limits.wait_for({"new@x.example", "192.0.2.1"}, kNoon), 15min);
}

TEST(AttemptLimitsTest, AnAccountThatIsTriedFromEverywhereIsHeldUp) {
  AttemptLimits limits;
  for (int i = 0; i < 100; ++i) limits.failed({kAnna.email, "192.0.2." + std::to_string(i)}, kNoon);
  EXPECT_EQ(limits.wait_for({kAnna.email, "198.51.100.1"}, kNoon), 1h);
}

TEST(AttemptLimitsTest, SuccessBeginsAnew) {
  AttemptLimits limits;
  for (int i = 0; i < 4; ++i) limits.failed(kAnna, kNoon);
  limits.succeeded(kAnna);
  limits.failed(kAnna, kNoon);
  EXPECT_FALSE(limits.wait_for(kAnna, kNoon));
}

TEST(AttemptLimitsTest, AFloodOfNamesIsBounded) {
  AttemptLimits limits;
  for (int i = 0; i < 12'000; ++i) {
    limits.failed({"p" + std::to_string(i), "a" + std::to_string(i)}, kNoon + std::chrono::milliseconds{i});
  }
  Attempt const last{"p11999", "a11999"};
  for (int i = 0; i < 4; ++i) limits.failed(last, kNoon + 1min);
  EXPECT_TRUE(limits.wait_for(last, kNoon + 1min)) << "the recent ones are kept";
}

}  // namespace
}  // namespace podpora::identity
