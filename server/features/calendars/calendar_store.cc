#include "features/calendars/calendar_store.h"

#include "features/calendars/feed_store.h"

#include <iterator>

namespace podpora::calendars {

namespace chrono = std::chrono;

namespace {

struct Row {
  CalendarId id;
  std::string name;
  std::string time_zone;
  Preset preset{};
};
BOOST_DESCRIBE_STRUCT(Row, (), (id, name, time_zone, preset))

struct SlotRow {
  Day day{};
  int from_minute{0};
  int to_minute{0};
};
BOOST_DESCRIBE_STRUCT(SlotRow, (), (day, from_minute, to_minute))

struct DateRow {
  bool closed{false};
  std::int64_t day_number{0};  ///< days since 1970-01-01
  int from_minute{0};
  int to_minute{0};
  std::string code;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(DateRow, (), (closed, day_number, from_minute, to_minute, code, name))

constexpr storage::Query kInsert{"calendar.insert", R"(
  insert into calendar (desk_id, id, name, time_zone, preset) values (:desk, :id, :name, :time_zone, :preset))"};

constexpr storage::Query kUpdate{"calendar.update", R"(
  update calendar set name = :name, time_zone = :time_zone, preset = :preset where desk_id = :desk and id = :id)"};

constexpr storage::Query kDeleteSlots{"calendar.delete_slots",
                                      "delete from calendar_slot where desk_id = :desk and calendar_id = :calendar"};

constexpr storage::Query kDeleteDates{"calendar.delete_dates",
                                      "delete from calendar_date where desk_id = :desk and calendar_id = :calendar"};

constexpr storage::Query kDelete{"calendar.delete", "delete from calendar where desk_id = :desk and id = :id"};

constexpr storage::Query kNameTaken{"calendar.name_taken", R"(
  select count(id) from calendar where desk_id = :desk and name = :name and id <> :but)"};

constexpr storage::Query kInsertSlot{"calendar.insert_slot", R"(
  insert into calendar_slot (desk_id, calendar_id, position, day, from_minute, to_minute)
  values (:desk, :calendar, :position, :day, :from_minute, :to_minute))"};

constexpr storage::Query kInsertDate{"calendar.insert_date", R"(
  insert into calendar_date (desk_id, calendar_id, position, closed, day_number, from_minute, to_minute, code, name)
  values (:desk, :calendar, :position, :closed, :day_number, :from_minute, :to_minute, :code, :name))"};

constexpr storage::Query kFind{"calendar.find", R"(
  select id, name, time_zone, preset from calendar where desk_id = :desk and id = :id)"};

constexpr storage::Query kList{"calendar.list", R"(
  select id, name, time_zone, preset from calendar where desk_id = :desk order by name, id)"};

constexpr storage::Query kSlots{"calendar.slots", R"(
  select day, from_minute, to_minute from calendar_slot
  where desk_id = :desk and calendar_id = :calendar order by position)"};

constexpr storage::Query kDates{"calendar.dates", R"(
  select closed, day_number, from_minute, to_minute, code, name from calendar_date
  where desk_id = :desk and calendar_id = :calendar order by position)"};

std::int64_t day_number(Date date) {
  return chrono::sys_days(date).time_since_epoch().count();
}

Calendar load(storage::Transaction& tx, DeskId desk, Row const& row) {
  Calendar calendar{.id = row.id, .name = row.name, .time_zone = row.time_zone, .preset = row.preset};
  for (auto const& slot : tx.all<SlotRow>(kSlots, {{"desk", desk}, {"calendar", row.id}})) {
    calendar.hours.push_back({.day = slot.day, .span = {slot.from_minute, slot.to_minute}});
  }
  for (auto const& dated : tx.all<DateRow>(kDates, {{"desk", desk}, {"calendar", row.id}})) {
    Date const date = chrono::sys_days(chrono::days(dated.day_number));
    Span const span{dated.from_minute, dated.to_minute};
    if (dated.closed) {
      calendar.holidays.push_back({.date = date, .span = span, .code = dated.code, .name = dated.name});
    } else {
      calendar.exceptions.push_back({.date = date, .span = span});
    }
  }
  return calendar;
}

void insert_parts(storage::Transaction& tx, DeskId desk, Calendar const& calendar) {
  int position = 0;
  for (auto const& slot : calendar.hours) {
    tx.execute(kInsertSlot, {{"desk", desk},
                             {"calendar", calendar.id},
                             {"position", position++},
                             {"day", slot.day},
                             {"from_minute", slot.span.from},
                             {"to_minute", slot.span.to}});
  }
  auto const insert_date = [&](bool closed, Date date, Span span, std::string const& code, std::string const& name) {
    tx.execute(kInsertDate, {{"desk", desk},
                             {"calendar", calendar.id},
                             {"position", position++},
                             {"closed", closed},
                             {"day_number", day_number(date)},
                             {"from_minute", span.from},
                             {"to_minute", span.to},
                             {"code", code},
                             {"name", name}});
  };
  for (auto const& holiday : calendar.holidays) {
    insert_date(true, holiday.date, holiday.span, holiday.code, holiday.name);
  }
  for (auto const& exception : calendar.exceptions) insert_date(false, exception.date, exception.span, "", "");
}

void add_feed_days(storage::Transaction& tx, DeskId desk, Calendar& calendar) {
  auto days = feed_days(tx, desk, calendar.id);
  std::move(days.begin(), days.end(), std::back_inserter(calendar.holidays));
}

}  // namespace

void insert_calendar(storage::Transaction& tx, DeskId desk, Calendar const& calendar) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", calendar.id},
                       {"name", calendar.name},
                       {"time_zone", calendar.time_zone},
                       {"preset", calendar.preset}});
  insert_parts(tx, desk, calendar);
}

void update_calendar(storage::Transaction& tx, DeskId desk, Calendar const& calendar) {
  tx.execute(kUpdate, {{"desk", desk},
                       {"id", calendar.id},
                       {"name", calendar.name},
                       {"time_zone", calendar.time_zone},
                       {"preset", calendar.preset}});
  tx.execute(kDeleteSlots, {{"desk", desk}, {"calendar", calendar.id}});
  tx.execute(kDeleteDates, {{"desk", desk}, {"calendar", calendar.id}});
  insert_parts(tx, desk, calendar);
}

void delete_calendar(storage::Transaction& tx, DeskId desk, CalendarId id) {
  tx.execute(kDeleteSlots, {{"desk", desk}, {"calendar", id}});
  tx.execute(kDeleteDates, {{"desk", desk}, {"calendar", id}});
  tx.execute(kDelete, {{"desk", desk}, {"id", id}});
}

std::optional<Calendar> find_own_calendar(storage::Transaction& tx, DeskId desk, CalendarId id) {
  auto const row = tx.first<Row>(kFind, {{"desk", desk}, {"id", id}});
  if (!row) return std::nullopt;
  return load(tx, desk, *row);
}

std::optional<Calendar> find_calendar(storage::Transaction& tx, DeskId desk, CalendarId id) {
  auto calendar = find_own_calendar(tx, desk, id);
  if (calendar) add_feed_days(tx, desk, *calendar);
  return calendar;
}

std::vector<Calendar> list_calendars(storage::Transaction& tx, DeskId desk) {
  std::vector<Calendar> calendars;
  for (auto const& row : tx.all<Row>(kList, {{"desk", desk}})) {
    add_feed_days(tx, desk, calendars.emplace_back(load(tx, desk, row)));
  }
  return calendars;
}

bool is_name_taken(storage::Transaction& tx, DeskId desk, std::string const& name, CalendarId but) {
  return tx.first<std::int64_t>(kNameTaken, {{"desk", desk}, {"name", name}, {"but", but}}).value_or(0) > 0;
}

}  // namespace podpora::calendars
