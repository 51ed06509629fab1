#include "features/calendars/feeds.h"

#include "features/calendars/add_calendar.h"
#include "features/calendars/calendar_store.h"
#include "features/calendars/feed_store.h"
#include "features/calendars/wire.h"
#include "testing/database.h"

#include <filesystem>

namespace podpora::calendars {
namespace {

using storage::Scope;
using storage::Transaction;

std::string event(std::string const& name, std::string const& lines) {
  return "BEGIN:VEVENT\r\nUID:" + name + "\r\nSUMMARY:" + name + "\r\n" + lines + "\r\nEND:VEVENT\r\n";
}

std::string document(std::string const& events) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\n" + events + "END:VCALENDAR\r\n";
}

std::string const kInventory = document(event("Inventory", "DTSTART;VALUE=DATE:20261130"));

/// An office in Prague; what is at an address is what a test puts into `at_address`.
class FeedsTest : public testing::StoreTest {
 protected:
  FeedsTest()
      : folder_(std::filesystem::temp_directory_path() / ("podpora-feeds-" + std::to_string(ids.make<JobId>().value))),
        blobs_(blobs::make_store(folder_)) {}
  ~FeedsTest() override { std::filesystem::remove_all(folder_); }

  template <class F>
  auto write(F f) {
    return db().write(Scope::of(desk), [&](Transaction& tx) { return f(tx); });
  }

  void SetUp() override {
    Calendar calendar{.name = "Office", .time_zone = "Europe/Prague"};
    for (int day = 0; day < 5; ++day) calendar.hours.push_back({static_cast<Day>(day), {540, 1020}});
    office = write([&](Transaction& tx) { return add_calendar(tx, context.audit, anna, calendar).value(); });
  }

  Calendar calendar() {
    return db().read(Scope::of(desk), [&](auto& tx) { return find_calendar(tx, desk, office.id).value(); });
  }
  std::int64_t revision() {
    return db().read(Scope::of(desk), [&](auto& tx) { return revision_of(tx, desk, office.id); });
  }
  Result<Feed> add(std::string url, std::string content) {
    return add_feed(db(), context, anna,
                    {.calendar_id = office.id, .name = "Public", .url = std::move(url), .content = std::move(content)});
  }
  std::int64_t refresh_jobs() {
    constexpr storage::Query kJobs{"test.jobs", "select count(*) from job where desk_id = :desk and kind = :kind"};
    return db().read(Scope::of(desk), [&](Transaction& tx) {
      return tx.first<std::int64_t>(kJobs, {{"desk", desk}, {"kind", kRefreshJob}}).value();
    });
  }

  std::filesystem::path folder_;
  std::unique_ptr<blobs::Store> blobs_;
  Result<std::string> at_address{kInventory};
  std::vector<CalendarId> changed;
  Context context{.audit = {clock, ids, *random},
                  .blobs = *blobs_,
                  .fetch = [this](std::string const&) { return at_address; },
                  .changed = [this](auto&, auto const&, CalendarId id) { changed.push_back(id); }};
  Actor anna = [this] {
    auto actor = system_actor(desk);
    actor.name = "Anna";
    return actor;
  }();
  Calendar office;
};
PODPORA_BOTH_DATABASES(FeedsTest);

TEST_P(FeedsTest, AFilesDaysCountApartFromOwnOnes) {
  auto const feed = add("", kInventory).value();
  EXPECT_EQ(feed.days, 1);
  EXPECT_EQ(calendar().holidays.front().name, "Inventory");
  EXPECT_TRUE(
      db().read(Scope::of(desk), [&](auto& tx) { return find_own_calendar(tx, desk, office.id); })->holidays.empty());
  EXPECT_EQ(revision(), 2);
  EXPECT_EQ(changed.size(), 1U);
  EXPECT_EQ(refresh_jobs(), 0);
  write([&](auto& tx) { remove_feed(tx, context, anna, office.id, feed.id).value(); });
  EXPECT_TRUE(calendar().holidays.empty());
  EXPECT_EQ(revision(), 3);
}

TEST_P(FeedsTest, WhatCannotBeReadIsNotAdded) {
  EXPECT_EQ(add("", "no calendar").error().fields.front(), (FieldError{"/content", "ics-not-calendar", {}}));
  EXPECT_EQ(add("", "").error().fields.front().pointer, "/url");
  at_address = Error{ErrorCode::kUnavailable, "address-not-fetched", {{"detail", "too large"}}, {}};
  EXPECT_EQ(add("https://example.com/x.ics", "").error().fields.front(),
            (FieldError{"/url", "not-fetched", {{"detail", "too large"}}}));
  EXPECT_EQ(revision(), 1);
}

TEST_P(FeedsTest, TheLastGoodCopyStaysWhileFetchingFails) {
  auto const feed = add("https://example.com/x.ics", "").value();
  EXPECT_EQ(refresh_jobs(), 1);
  clock.advance(std::chrono::hours{24});
  at_address = Error{ErrorCode::kUnavailable, "address-not-fetched", {{"detail", "timed out"}}, {}};
  auto const failed = refresh_feed(db(), context, anna, office.id, feed.id).value();
  EXPECT_EQ(failed.failure, "not-fetched");
  EXPECT_EQ(failed.failure_detail, "timed out");
  EXPECT_EQ(failed.fetched_at, feed.fetched_at);
  EXPECT_EQ(calendar().holidays.size(), 1U);
  EXPECT_EQ(revision(), 2);
  at_address = document(event("Inventory", "DTSTART;VALUE=DATE:20261201"));
  auto const good = refresh_feed(db(), context, anna, office.id, feed.id).value();
  EXPECT_EQ(good.failure, "");
  EXPECT_EQ(to_date_text(calendar().holidays.front().date), "2026-12-01");
  EXPECT_EQ(revision(), 3);
  EXPECT_EQ(refresh_jobs(), 3);
}

TEST_P(FeedsTest, TheSameDocumentAgainChangesNothing) {
  auto const feed = add("https://example.com/x.ics", "").value();
  refresh_feed(db(), context, anna, office.id, feed.id).value();
  EXPECT_EQ(revision(), 2);
  EXPECT_EQ(changed.size(), 1U);
}

TEST_P(FeedsTest, AnotherZoneReadsTimesAnew) {
  add("", document(event("Drill", "DTSTART:20261130T100000Z\r\nDTEND:20261130T110000Z"))).value();
  EXPECT_EQ(calendar().holidays.front().span, (Span{660, 720}));
  auto other = office;
  other.time_zone = "America/New_York";
  EXPECT_EQ(write([&](auto& tx) { return edit_calendar(tx, context, anna, other, 2); }).value(), 3);
  EXPECT_EQ(calendar().holidays.front().span, (Span{300, 360}));
}

TEST_P(FeedsTest, EditingKeepsWhatWasAndRefusesAStaleRevision) {
  auto edited = office;
  edited.hours.front().span = {540, 720};
  edited.hours.push_back({Day::kMon, {780, 1020}});
  clock.advance(std::chrono::hours{1});
  EXPECT_EQ(write([&](auto& tx) { return edit_calendar(tx, context, anna, edited, 1); }).value(), 2);
  EXPECT_EQ(write([&](auto& tx) { return edit_calendar(tx, context, anna, edited, 2); }).value(), 2);
  EXPECT_EQ(write([&](auto& tx) { return edit_calendar(tx, context, anna, office, 1); }).error().kind,
            ErrorCode::kPreconditionFailed);
  edited.hours.push_back({Day::kMon, {600, 660}});
  edited.time_zone = "Europe/Nowhere";
  auto const wrong = write([&](auto& tx) { return edit_calendar(tx, context, anna, edited, 2); }).error().fields;
  EXPECT_EQ(wrong.at(0), (FieldError{"/time_zone", "time-zone-unknown", {}}));
  EXPECT_EQ(wrong.at(1), (FieldError{"/hours/6", "calendar-overlap", {}}));
  auto const all = db().read(Scope::of(desk), [&](auto& tx) { return revisions_since(tx, desk, office.id, 1); });
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].calendar, office);
  EXPECT_EQ(all[1].calendar, calendar());
  EXPECT_EQ(all[1].made_by, "Anna");
  EXPECT_EQ(all[1].began_at, clock.now());
}

TEST_P(FeedsTest, ACalendarGoesOnlyWhenNothingCountsInIt) {
  add("", kInventory).value();
  auto const remove = [&](std::vector<std::string> uses) {
    context.uses = [uses](auto&, auto const&, auto) { return uses; };
    return write([&](auto& tx) { return remove_calendar(tx, context, anna, office.id); });
  };
  auto const refused = remove({"Support (version 1)", "Night ladder"});
  ASSERT_TRUE(refused.has_error());
  EXPECT_EQ(refused.error().code, "calendar-in-use");
  ASSERT_EQ(refused.error().args.size(), 1U);
  EXPECT_EQ(std::get<std::string>(refused.error().args[0].value), "Support (version 1), Night ladder");
  EXPECT_EQ(revision(), 2);
  ASSERT_FALSE(remove({}).has_error());
  db().read(Scope::of(desk), [&](Transaction& tx) {
    EXPECT_FALSE(find_calendar(tx, desk, office.id));
    EXPECT_TRUE(feeds_of(tx, desk, office.id).empty());
    EXPECT_EQ(revisions_between(tx, desk, office.id, clock.now(), clock.now()).size(), 1U)
        << "what was counted in it can be counted again";
  });
  EXPECT_EQ(remove({}).error().kind, ErrorCode::kNotFound);
}

TEST_P(FeedsTest, RevisionsBetweenTwoInstantsAreThoseThatHeldThen) {
  auto const begin = clock.now();
  auto edited = office;
  for (int hour = 1; hour <= 3; ++hour) {
    clock.advance(std::chrono::hours{1});
    edited.hours.front().span = {540, 700 + hour};
    write([&](auto& tx) { return edit_calendar(tx, context, anna, edited, hour); }).value();
  }
  auto const between = [&](std::chrono::minutes from, std::chrono::minutes to) {
    std::vector<std::int64_t> numbers;
    for (auto const& each : db().read(Scope::of(desk), [&](auto& tx) {
           return revisions_between(tx, desk, office.id, begin + from, begin + to);
         })) {
      numbers.push_back(each.number);
    }
    return numbers;
  };
  using std::chrono::minutes;
  using Numbers = std::vector<std::int64_t>;
  EXPECT_EQ(between(minutes{-90}, minutes{-30}), Numbers{1});
  EXPECT_EQ(between(minutes{10}, minutes{60}), Numbers{1}) << "the end is exclusive";
  EXPECT_EQ(between(minutes{10}, minutes{61}), (Numbers{1, 2}));
  EXPECT_EQ(between(minutes{60}, minutes{185}), (Numbers{2, 3, 4}));
  EXPECT_EQ(between(minutes{500}, minutes{600}), Numbers{4});
  EXPECT_TRUE(
      db().read(Scope::of(other_desk),
                [&](auto& tx) { return revisions_between(tx, other_desk, office.id, begin, begin + minutes{600}); })
          .empty());
}

TEST_P(FeedsTest, OtherDesksChangeNothing) {
  auto const feed = add("", kInventory).value();
  auto const mallory = system_actor(other_desk);
  EXPECT_EQ(refresh_feed(db(), context, mallory, office.id, feed.id).error().kind, ErrorCode::kNotFound);
  EXPECT_EQ(
      add_feed(db(), context, mallory, {.calendar_id = office.id, .name = "x", .content = kInventory}).error().kind,
      ErrorCode::kNotFound);
  db().write(Scope::of(other_desk), [&](Transaction& tx) {
    EXPECT_EQ(edit_calendar(tx, context, mallory, office, 2).error().kind, ErrorCode::kNotFound);
    EXPECT_EQ(remove_calendar(tx, context, mallory, office.id).error().kind, ErrorCode::kNotFound);
    EXPECT_EQ(remove_feed(tx, context, mallory, office.id, feed.id).error().kind, ErrorCode::kNotFound);
    EXPECT_TRUE(revisions_since(tx, other_desk, office.id, 1).empty());
  });
}

}  // namespace
}  // namespace podpora::calendars
