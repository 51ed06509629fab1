#include "features/insight/review_schedule.h"

#include "features/customers/add_customer.h"
#include "features/identity/desk.h"
#include "features/notify/notify.h"
#include "features/notify/outbox_store.h"
#include "testing/database.h"

#include <gmock/gmock.h>

#include <filesystem>

namespace podpora::insight {
namespace {

using std::chrono::hours;
using ::testing::HasSubstr;

class ReviewScheduleTest : public testing::StoreTest {
 protected:
  audit::Context const audit{clock, ids, *random};
  rulebook::Rulebooks rulebooks;
  tickets::Hooks hooks;
  tickets::Context const tickets{audit, hooks};
  std::filesystem::path const folder =
      std::filesystem::temp_directory_path() / ("podpora-reviews-" + random_token(*random));
  std::unique_ptr<blobs::Store> const blobs = blobs::make_store(folder);
  DeskId own;
  customers::CustomerId bakery;
  PersonId jana;

  ~ReviewScheduleTest() override { std::filesystem::remove_all(folder); }

  template <class F>
  auto write(F f) {
    auto const actor = Actor{.desk = own, .kind = Actor::Kind::kAgent, .name = "Anna"};
    return db().write(storage::Scope::of(own), [&](auto& tx) { return f(tx, actor); });
  }
  template <class F>
  auto read(F f) {
    return db().read(storage::Scope::of(own), f);
  }

  void SetUp() override {
    own = db().write(storage::Scope::all_desks(), [&](auto& tx) {
      return identity::add_desk(tx, audit,
                                {.slug = "severka", .name = "Severka", .time_zone = "Europe/Prague", .language = "cs"})
          .value()
          .id;
    });
    write([&](auto& tx, auto& by) {
      notify::set_identity(tx, audit, by, "podpora@severka.example", "Severka").value();
      bakery = customers::add_customer(tx, audit, by, {.name = "Pekárna", .language = "cs"}).value().id;
      jana = add_contact(tx, by, bakery, "jana@klas.example");
    });
  }
  PersonId add_contact(storage::Transaction& tx, Actor const& by, customers::CustomerId of, std::string email) {
    return customers::add_contact(tx, audit, by,
                                  {.customer_id = of, .name = "Jana", .email = std::move(email), .language = "cs"})
        .value()
        .id;
  }
  Result<ReviewSchedule> set(ReviewSchedule wanted) {
    wanted.customer_id = bakery;
    return write([&](auto& tx, auto& by) { return schedule_review(tx, audit, by, wanted); });
  }
  void run(DeskId of) {
    mail_reviews(
        {db(), *blobs, {audit, rulebooks}, tickets},
        {.id = JobId{1}, .desk = of, .kind = kReviewJob, .payload = R"({"customer":")" + to_text(bakery) + "\"}"});
  }
  std::vector<MailedReview> mailed() {
    return read([&](auto& tx) { return mailed_reviews(tx, own, bakery); });
  }
  std::optional<ReviewSchedule> schedule() {
    return read([&](auto& tx) { return find_review_schedule(tx, own, bakery); });
  }
};
PODPORA_BOTH_DATABASES(ReviewScheduleTest);

TEST(NextReview, IsTheMorningOfTheFirstDayInTheZone) {
  auto const next = [](Every every, char const* now) {
    return to_rfc3339(next_review(every, *parse_rfc3339(now), "Europe/Prague"));
  };
  EXPECT_EQ(next(Every::kMonth, "2026-11-23T08:00:00Z"), "2026-12-01T06:00:00Z");
  EXPECT_EQ(next(Every::kQuarter, "2026-11-23T08:00:00Z"), "2027-01-01T06:00:00Z");
  EXPECT_EQ(next(Every::kQuarter, "2027-01-01T06:00:00Z"), "2027-04-01T05:00:00Z");
  EXPECT_EQ(next(Every::kMonth, "2026-11-30T23:30:00Z"), "2027-01-01T06:00:00Z") << "in Prague it is December";
}

TEST_P(ReviewScheduleTest, MailsTheMonthThatEndedOnceWithTheFile) {
  auto const set_to = set({.every = Every::kMonth, .contacts = {jana}});
  ASSERT_TRUE(set_to.has_value());
  run(own);
  EXPECT_TRUE(mailed().empty()) << "it is November";
  clock.advance(set_to->next_at - clock.now());
  run(own);
  run(own);
  auto const sent = mailed();
  ASSERT_EQ(sent.size(), 1U);
  EXPECT_EQ(sent[0].first_day, "2026-11-01");
  EXPECT_EQ(sent[0].last_day, "2026-11-30");
  EXPECT_EQ(to_rfc3339(schedule()->next_at), "2027-01-01T06:00:00Z");
  read([&](auto& tx) {
    auto const mails = notify::mails_of_ticket(tx, own, sent[0].ticket_id);
    EXPECT_EQ(mails.size(), 1U);
    EXPECT_EQ(mails[0].recipient, "jana@klas.example");
    EXPECT_THAT(mails[0].subject, HasSubstr("Pekárna"));
    EXPECT_THAT(mails[0].body, HasSubstr("1. listopadu 2026"));
    auto const files = notify::attachments_of(tx, own, mails[0].id);
    EXPECT_EQ(files.size(), 1U);
    EXPECT_TRUE(blobs->get(tx, own, files.at(0).sha256).value().starts_with("%PDF-"));
    EXPECT_EQ(tickets::find_ticket(tx, own, sent[0].ticket_id)->state, tickets::State::kResolved);
  });
}

TEST_P(ReviewScheduleTest, StopsAndTakesAnotherPace) {
  auto const first = set({.every = Every::kMonth, .contacts = {jana}}).value();
  EXPECT_EQ(to_rfc3339(set({.every = Every::kQuarter, .contacts = {jana}})->next_at), "2027-01-01T06:00:00Z");
  clock.advance(first.next_at - clock.now());
  run(own);
  EXPECT_TRUE(mailed().empty()) << "the job of the earlier pace finds nothing due";
  EXPECT_TRUE(write([&](auto& tx, auto& by) { return stop_reviews(tx, audit, by, bakery); }).has_value());
  EXPECT_TRUE(write([&](auto& tx, auto& by) { return stop_reviews(tx, audit, by, bakery); }).has_error());
  clock.advance(hours{24 * 60});
  run(own);
  EXPECT_TRUE(mailed().empty());
}

TEST_P(ReviewScheduleTest, RefusesWhomItCannotReach) {
  auto const stranger = write([&](auto& tx, auto& by) {
    auto const other = customers::add_customer(tx, audit, by, {.name = "Jiná", .language = "cs"}).value().id;
    return add_contact(tx, by, other, "x@jina.example");
  });
  auto const wrong = [&](ReviewSchedule const& wanted) { return set(wanted).error().fields.at(0).pointer; };
  EXPECT_EQ(wrong({.contacts = {}}), "/contacts");
  EXPECT_EQ(wrong({.contacts = {jana, stranger}}), "/contacts");
  EXPECT_EQ(wrong({.contacts = {jana}, .language = "de"}), "/language");
  EXPECT_FALSE(schedule());
}

TEST_P(ReviewScheduleTest, BelongsToItsDeskAlone) {
  ASSERT_TRUE(set({.contacts = {jana}}).has_value());
  db().write(storage::Scope::of(other_desk), [&](auto& tx) {
    EXPECT_FALSE(find_review_schedule(tx, other_desk, bakery));
    EXPECT_TRUE(mailed_reviews(tx, other_desk, bakery).empty());
    auto const actor = Actor{.desk = other_desk, .kind = Actor::Kind::kAgent, .name = "Mallory"};
    EXPECT_EQ(schedule_review(tx, audit, actor, {.customer_id = bakery, .contacts = {jana}}).error().kind,
              ErrorCode::kNotFound);
    EXPECT_TRUE(stop_reviews(tx, audit, actor, bakery).has_error());
  });
  clock.advance(hours{24 * 60});
  run(other_desk);
  EXPECT_TRUE(mailed().empty());
}

}  // namespace
}  // namespace podpora::insight
