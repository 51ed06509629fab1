#include "features/calendars/revision.h"

#include "features/calendars/calendar_store.h"
#include "features/calendars/wire.h"
#include "platform/http/wire.h"

namespace podpora::calendars {

namespace {

struct Row {
  std::int64_t number{1};
  Cause cause{};
  std::string made_by;
  Time began_at;
  std::string document;
};
BOOST_DESCRIBE_STRUCT(Row, (), (number, cause, made_by, began_at, document))

constexpr storage::Query kNumber{"calendar.revision",
                                 "select revision from calendar where desk_id = :desk and id = :id"};

constexpr storage::Query kAdvance{"calendar.advance_revision", R"(
  update calendar set revision = revision + 1 where desk_id = :desk and id = :id and revision = :expected)"};

constexpr storage::Query kInsert{"calendar_revision.insert", R"(
  insert into calendar_revision (desk_id, calendar_id, number, cause, made_by, began_at, document)
  values (:desk, :calendar, :number, :cause, :made_by, :began_at, :document))"};

constexpr storage::Query kSince{"calendar_revision.since", R"(
  select number, cause, made_by, began_at, document from calendar_revision
  where desk_id = :desk and calendar_id = :calendar and number >= :first order by number)"};

constexpr storage::Query kBetween{"calendar_revision.between", R"(
  select number, cause, made_by, began_at, document from calendar_revision
  where desk_id = :desk and calendar_id = :calendar
    and number >= coalesce((select max(number) from calendar_revision
                            where desk_id = :desk and calendar_id = :calendar and began_at <= :from), 0)
    and number <= coalesce((select max(number) from calendar_revision
                            where desk_id = :desk and calendar_id = :calendar and (began_at < :to or began_at <= :from)), 1)
  order by number)"};

std::vector<Revision> read_all(storage::Transaction& tx, storage::Query const& query, storage::Params with) {
  std::vector<Revision> revisions;
  for (auto const& row : tx.all<Row>(query, with)) {
    revisions.push_back({.number = row.number,
                         .cause = row.cause,
                         .made_by = row.made_by,
                         .began_at = row.began_at,
                         .calendar = from_view(http::read_json<CalendarView>(row.document).value()).value()});
  }
  return revisions;
}

}  // namespace

std::int64_t revision_of(storage::Transaction& tx, DeskId desk, CalendarId id) {
  return tx.first<std::int64_t>(kNumber, {{"desk", desk}, {"id", id}}).value_or(0);
}

bool advance_revision(storage::Transaction& tx, DeskId desk, CalendarId id, std::int64_t expected) {
  return tx.execute(kAdvance, {{"desk", desk}, {"id", id}, {"expected", expected}}) == 1;
}

void insert_revision(storage::Transaction& tx, DeskId desk, Revision const& revision) {
  tx.execute(kInsert, {{"desk", desk},
                       {"calendar", revision.calendar.id},
                       {"number", revision.number},
                       {"cause", revision.cause},
                       {"made_by", revision.made_by},
                       {"began_at", revision.began_at},
                       {"document", http::to_json(to_view(revision.calendar))}});
}

std::vector<Revision> revisions_since(storage::Transaction& tx, DeskId desk, CalendarId id, std::int64_t first) {
  return read_all(tx, kSince, {{"desk", desk}, {"calendar", id}, {"first", first}});
}

std::vector<Revision> revisions_between(storage::Transaction& tx, DeskId desk, CalendarId id, Time from, Time to) {
  auto revisions = read_all(tx, kBetween, {{"desk", desk}, {"calendar", id}, {"from", from}, {"to", to}});
  if (!revisions.empty()) return revisions;
  auto now = find_calendar(tx, desk, id);
  if (now) revisions.push_back({.calendar = *std::move(now)});
  return revisions;
}

}  // namespace podpora::calendars
