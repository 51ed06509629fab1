#include "features/clocks/ladder_store.h"

#include "features/calendars/calendar_store.h"
#include "platform/http/wire.h"

#include <sstream>

namespace podpora::clocks {

namespace {

struct Row {
  LadderId id;
  std::string name;
  std::string severities;
  std::string kinds;
  std::optional<calendars::CalendarId> calendar_id;
  std::string rungs;
  std::int64_t version{1};
};
BOOST_DESCRIBE_STRUCT(Row, (), (id, name, severities, kinds, calendar_id, rungs, version))

/// How the rungs stand in their column.
struct Rungs {
  std::vector<Rung> rungs;
};
BOOST_DESCRIBE_STRUCT(Rungs, (), (rungs))

constexpr storage::Query kList{"ladder.list", R"(
  select id, name, severities, kinds, calendar_id, rungs, version from ladder
  where desk_id = :desk order by name, id)"};

constexpr storage::Query kInsert{"ladder.insert", R"(
  insert into ladder (desk_id, id, name, severities, kinds, calendar_id, rungs, version)
  values (:desk, :id, :name, :severities, :kinds, :calendar, :rungs, 1))"};

constexpr storage::Query kUpdate{"ladder.update", R"(
  update ladder set name = :name, severities = :severities, kinds = :kinds, calendar_id = :calendar, rungs = :rungs,
                    version = version + 1
  where desk_id = :desk and id = :id and version = :version)"};

constexpr storage::Query kDelete{"ladder.delete", "delete from ladder where desk_id = :desk and id = :id"};

constexpr storage::Query kSent{"clock_warning.of_clock", R"(
  select ladder_id, percent from clock_warning where desk_id = :desk and clock_id = :clock)"};

constexpr storage::Query kInsertSent{"clock_warning.insert", R"(
  insert into clock_warning (desk_id, clock_id, ladder_id, percent, sent_at)
  values (:desk, :clock, :ladder, :percent, :now) on conflict do nothing)"};

template <class Enum>
std::string words_of(std::vector<Enum> const& all) {
  std::string words;
  for (auto const each : all) words += (words.empty() ? "" : " ") + to_text(each);
  return words;
}

template <class Enum>
std::vector<Enum> enums_in(std::string const& words) {
  std::vector<Enum> all;
  std::istringstream in(words);
  for (std::string word; in >> word;) all.push_back(parse_enum<Enum>(word).value());
  return all;
}

}  // namespace

std::vector<Ladder> list_ladders(storage::Transaction& tx, DeskId desk) {
  std::vector<Ladder> ladders;
  for (auto& row : tx.all<Row>(kList, {{"desk", desk}})) {
    ladders.push_back({.id = row.id,
                       .name = std::move(row.name),
                       .severities = enums_in<Severity>(row.severities),
                       .kinds = enums_in<ClockKind>(row.kinds),
                       .calendar_id = row.calendar_id,
                       .rungs = http::read_json<Rungs>(row.rungs).value().rungs,
                       .version = row.version});
  }
  return ladders;
}

std::vector<TimedLadder> timed_ladders(storage::Transaction& tx, DeskId desk) {
  std::vector<TimedLadder> timed;
  for (auto& ladder : list_ladders(tx, desk)) {
    auto hours = ladder.calendar_id ? calendars::find_calendar(tx, desk, *ladder.calendar_id) : std::nullopt;
    timed.push_back({std::move(ladder), std::move(hours)});
  }
  return timed;
}

void insert_ladder(storage::Transaction& tx, DeskId desk, Ladder const& ladder) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", ladder.id},
                       {"name", ladder.name},
                       {"severities", words_of(ladder.severities)},
                       {"kinds", words_of(ladder.kinds)},
                       {"calendar", ladder.calendar_id},
                       {"rungs", http::to_json(Rungs{ladder.rungs})}});
}

bool update_ladder(storage::Transaction& tx, DeskId desk, Ladder const& ladder) {
  return tx.execute(kUpdate, {{"desk", desk},
                              {"id", ladder.id},
                              {"name", ladder.name},
                              {"severities", words_of(ladder.severities)},
                              {"kinds", words_of(ladder.kinds)},
                              {"calendar", ladder.calendar_id},
                              {"rungs", http::to_json(Rungs{ladder.rungs})},
                              {"version", ladder.version}}) == 1;
}

bool delete_ladder(storage::Transaction& tx, DeskId desk, LadderId id) {
  return tx.execute(kDelete, {{"desk", desk}, {"id", id}}) == 1;
}

std::vector<SentRung> sent_rungs(storage::Transaction& tx, DeskId desk, ClockId clock) {
  return tx.all<SentRung>(kSent, {{"desk", desk}, {"clock", clock}});
}

void insert_sent_rung(storage::Transaction& tx, DeskId desk, ClockId clock, SentRung const& rung, Time now) {
  tx.execute(kInsertSent,
             {{"desk", desk}, {"clock", clock}, {"ladder", rung.ladder_id}, {"percent", rung.percent}, {"now", now}});
}

}  // namespace podpora::clocks
