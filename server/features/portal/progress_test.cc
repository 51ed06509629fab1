#include "features/portal/progress.h"

#include "testing/database.h"

#include <gtest/gtest.h>

namespace podpora::portal {
namespace {

using namespace std::chrono_literals;
using clocks::ClockKind;
using clocks::DeadlineClock;
using escalation::ServiceRequest;
using escalation::ServiceRequestId;

constexpr Time kNoon{std::chrono::hours{12}};

ServiceRequest request(std::int64_t id, escalation::State state, Time sent) {
  ServiceRequest made;
  made.id = ServiceRequestId{id};
  made.state = state;
  made.sent_at = sent;
  return made;
}

DeadlineClock running(ClockKind kind, Time due, std::optional<std::int64_t> of = std::nullopt) {
  DeadlineClock clock;
  clock.kind = kind;
  clock.due_at = due;
  clock.service_request_id = of;
  return clock;
}

TEST(Progress, TellsWhatIsDueFirstAndNothingOfTheProviderUnlessItMay) {
  std::vector const clocks{running(ClockKind::kResolution, kNoon), running(ClockKind::kNextUpdate, kNoon + 2h),
                           running(ClockKind::kFirstResponse, kNoon + 1h),
                           running(ClockKind::kUpstreamResponse, kNoon + 4h, 7)};
  std::vector const requests{request(7, escalation::State::kWorking, kNoon)};
  auto const closed = progress_of(clocks, requests, {});
  EXPECT_EQ(closed.answer_by, kNoon + 1h);
  EXPECT_FALSE(closed.with_provider_since);
  EXPECT_FALSE(closed.provider_answer_by);
  auto const open = progress_of(clocks, requests, {.shows_provider = true});
  EXPECT_EQ(open.with_provider_since, kNoon);
  EXPECT_EQ(open.provider_answer_by, kNoon + 4h);
}

TEST(Progress, NamesTheProviderThatHasItLongestAmongThoseThatStillHaveIt) {
  using enum escalation::State;
  std::vector const requests{request(1, kAnswered, kNoon), request(2, kSent, kNoon + 2h),
                             request(3, kAccepted, kNoon + 1h)};
  std::vector const clocks{running(ClockKind::kUpstreamResponse, kNoon + 9h, 2)};
  auto const progress = progress_of(clocks, requests, {.shows_provider = true});
  EXPECT_EQ(progress.with_provider_since, kNoon + 1h);
  EXPECT_FALSE(progress.provider_answer_by) << "that of another";
  EXPECT_FALSE(progress_of({}, {request(1, kCompleted, kNoon)}, {.shows_provider = true}).with_provider_since);
}

using PortalTermsTest = testing::StoreTest;
PODPORA_BOTH_DATABASES(PortalTermsTest);

TEST_P(PortalTermsTest, AreKeptPerDeskAndVersioned) {
  audit::Context const audit{clock, ids, *random};
  db().write(storage::Scope::of(desk), [&](storage::Transaction& tx) {
    auto const olga = system_actor(desk);
    EXPECT_FALSE(portal_terms_of(tx, desk).shows_provider);
    EXPECT_EQ(set_portal_terms(tx, audit, olga, {true, 0}).value().version, 1);
    EXPECT_TRUE(portal_terms_of(tx, desk).shows_provider);
    EXPECT_EQ(set_portal_terms(tx, audit, olga, {false, 0}).error().kind, ErrorCode::kPreconditionFailed);
    EXPECT_FALSE(set_portal_terms(tx, audit, olga, {false, 1}).value().shows_provider);
  });
  db().read(storage::Scope::of(other_desk),
            [&](storage::Transaction& tx) { EXPECT_EQ(portal_terms_of(tx, other_desk).version, 0); });
}

}  // namespace
}  // namespace podpora::portal
