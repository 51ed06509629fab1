#include "features/calendars/feed_store.h"

namespace podpora::calendars {

namespace chrono = std::chrono;

namespace {

struct DayRow {
  std::int64_t day_number{0};
  int from_minute{0};
  int to_minute{0};
  std::string name;
};
BOOST_DESCRIBE_STRUCT(DayRow, (), (day_number, from_minute, to_minute, name))

constexpr storage::Query kInsert{"calendar_feed.insert", R"(
  insert into calendar_feed (desk_id, calendar_id, id, name, url, sha256, days, fetched_at, tried_at, failure,
                             failure_detail)
  values (:desk, :calendar, :id, :name, :url, :sha256, :days, :fetched_at, :tried_at, :failure, :failure_detail))"};

constexpr storage::Query kUpdate{"calendar_feed.update", R"(
  update calendar_feed set sha256 = :sha256, days = :days, fetched_at = :fetched_at, tried_at = :tried_at,
                           failure = :failure, failure_detail = :failure_detail
  where desk_id = :desk and calendar_id = :calendar and id = :id)"};

constexpr storage::Query kDelete{"calendar_feed.delete", R"(
  delete from calendar_feed where desk_id = :desk and calendar_id = :calendar and id = :id)"};

constexpr storage::Query kFind{"calendar_feed.find", R"(
  select calendar_id, id, name, url, sha256, days, fetched_at, tried_at, failure, failure_detail
  from calendar_feed where desk_id = :desk and calendar_id = :calendar and id = :id)"};

constexpr storage::Query kOfCalendar{"calendar_feed.of_calendar", R"(
  select calendar_id, id, name, url, sha256, days, fetched_at, tried_at, failure, failure_detail
  from calendar_feed where desk_id = :desk and calendar_id = :calendar order by id)"};

constexpr storage::Query kInsertDay{"calendar_feed_date.insert", R"(
  insert into calendar_feed_date (desk_id, calendar_id, feed_id, position, day_number, from_minute, to_minute, name)
  values (:desk, :calendar, :feed, :position, :day_number, :from_minute, :to_minute, :name))"};

constexpr storage::Query kDeleteDays{"calendar_feed_date.delete", R"(
  delete from calendar_feed_date where desk_id = :desk and calendar_id = :calendar and feed_id = :feed)"};

constexpr storage::Query kDays{"calendar_feed_date.of_calendar", R"(
  select day_number, from_minute, to_minute, name from calendar_feed_date
  where desk_id = :desk and calendar_id = :calendar order by feed_id, position)"};

}  // namespace

void insert_feed(storage::Transaction& tx, DeskId desk, Feed const& feed) {
  tx.execute(kInsert, {{"desk", desk},
                       {"calendar", feed.calendar_id},
                       {"id", feed.id},
                       {"name", feed.name},
                       {"url", feed.url},
                       {"sha256", feed.sha256},
                       {"days", feed.days},
                       {"fetched_at", feed.fetched_at},
                       {"tried_at", feed.tried_at},
                       {"failure", feed.failure},
                       {"failure_detail", feed.failure_detail}});
}

bool update_feed(storage::Transaction& tx, DeskId desk, Feed const& feed) {
  return tx.execute(kUpdate, {{"desk", desk},
                              {"calendar", feed.calendar_id},
                              {"id", feed.id},
                              {"sha256", feed.sha256},
                              {"days", feed.days},
                              {"fetched_at", feed.fetched_at},
                              {"tried_at", feed.tried_at},
                              {"failure", feed.failure},
                              {"failure_detail", feed.failure_detail}}) == 1;
}

bool delete_feed(storage::Transaction& tx, DeskId desk, CalendarId calendar, FeedId id) {
  tx.execute(kDeleteDays, {{"desk", desk}, {"calendar", calendar}, {"feed", id}});
  return tx.execute(kDelete, {{"desk", desk}, {"calendar", calendar}, {"id", id}}) == 1;
}

std::optional<Feed> find_feed(storage::Transaction& tx, DeskId desk, CalendarId calendar, FeedId id) {
  return tx.first<Feed>(kFind, {{"desk", desk}, {"calendar", calendar}, {"id", id}});
}

std::vector<Feed> feeds_of(storage::Transaction& tx, DeskId desk, CalendarId calendar) {
  return tx.all<Feed>(kOfCalendar, {{"desk", desk}, {"calendar", calendar}});
}

void replace_feed_days(storage::Transaction& tx, DeskId desk, Feed const& feed, std::vector<Holiday> const& days) {
  tx.execute(kDeleteDays, {{"desk", desk}, {"calendar", feed.calendar_id}, {"feed", feed.id}});
  std::int64_t position = 0;
  for (auto const& day : days) {
    tx.execute(kInsertDay, {{"desk", desk},
                            {"calendar", feed.calendar_id},
                            {"feed", feed.id},
                            {"position", position++},
                            {"day_number", std::int64_t{chrono::sys_days(day.date).time_since_epoch().count()}},
                            {"from_minute", day.span.from},
                            {"to_minute", day.span.to},
                            {"name", day.name}});
  }
}

std::vector<Holiday> feed_days(storage::Transaction& tx, DeskId desk, CalendarId calendar) {
  std::vector<Holiday> days;
  for (auto& row : tx.all<DayRow>(kDays, {{"desk", desk}, {"calendar", calendar}})) {
    days.push_back({.date = chrono::sys_days(chrono::days(row.day_number)),
                    .span = {row.from_minute, row.to_minute},
                    .code = "",
                    .name = std::move(row.name)});
  }
  return days;
}

}  // namespace podpora::calendars
