#include "features/calendars/read_calendar.h"

#include "features/calendars/calendar_rules.h"
#include "features/calendars/ics_holidays.h"
#include "features/calendars/wire.h"
#include "features/rulebook/table_reader.h"
#include "platform/base/text.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace podpora::calendars {

namespace {

using rulebook::PackError;
using rulebook::TableReader;

constexpr std::int64_t kTomlMax = 1 << 20;

std::optional<std::string> content_of(std::filesystem::path const& path, std::int64_t max) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::string content(static_cast<std::size_t>(max) + 1, '\0');
  in.read(content.data(), max + 1);
  if (in.bad()) return std::nullopt;
  content.resize(static_cast<std::size_t>(in.gcount()));
  return content;
}

class CalendarReader {
 public:
  CalendarReader(std::filesystem::path folder, TableReader& root) : folder_(std::move(folder)), root_(root) {}

  Calendar run() {
    calendar_.time_zone = root_.text("time_zone");
    calendar_.preset = root_.one_of("preset", Preset::kNone);
    zone_known_ = is_zone(calendar_.time_zone);
    if (!calendar_.time_zone.empty() && !zone_known_) root_.report("time_zone", "unknown_zone");
    root_.each("hours", [&](TableReader& row) { read_hours(row); });
    root_.each("holiday", [&](TableReader& row) { read_holiday(row); });
    root_.each("exception",
               [&](TableReader& row) { calendar_.exceptions.push_back({.date = date_of(row), .span = span_of(row)}); });
    return std::move(calendar_);
  }

 private:
  int clock_of(TableReader& row, std::string_view key, int latest) {
    auto const text = row.text(key);
    auto const minute = parse_clock_text(text);
    if (!text.empty() && (!minute || *minute > latest)) row.report(key, "time_of_day");
    return minute.value_or(0);
  }

  Span span_of(TableReader& row) { return {clock_of(row, "from", 1439), clock_of(row, "to", 1440)}; }

  static Date date_of(TableReader& row) {
    auto const day = row.time("date", true);
    return std::chrono::floor<std::chrono::days>(day.value_or(Time{}));
  }

  void read_hours(TableReader& row) {
    auto const days = row.many<Day>("day");
    if (days.empty()) row.report("day", "missing");
    auto const span = span_of(row);
    for (auto const day : days) {
      Calendar candidate{.time_zone = "Etc/UTC", .hours = calendar_.hours};
      candidate.hours.push_back({day, span});
      // The reader has said already what is wrong with a time of day.
      auto const bad = checked(candidate);
      if (bad.has_error() && bad.error().fields.front().code == "calendar-overlap") row.report("day", "slots_overlap");
      calendar_.hours.push_back({day, span});
    }
  }

  void read_holiday(TableReader& row) {
    if (auto const file = row.text_or_empty("ics"); !file.empty()) return read_feed(row, file);
    Holiday holiday{.date = date_of(row), .name = row.text_or_empty("name")};
    auto const part = !row.text_or_empty("from").empty() || !row.text_or_empty("to").empty();
    if (part) holiday.span = span_of(row);
    calendar_.holidays.push_back(std::move(holiday));
  }

  void read_feed(TableReader& row, std::string const& file) {
    auto const text = content_of(folder_ / file, kIcsMax);
    if (!text) return row.report("ics", "unreadable", {{"file", (folder_ / file).string()}});
    auto days = read_ics(*text, zone_known_ ? calendar_.time_zone : "Etc/UTC");
    if (days.has_error()) return row.report("ics", days.error().code, days.error().args);
    std::ranges::move(days.value(), std::back_inserter(calendar_.holidays));
  }

  std::filesystem::path folder_;
  TableReader& root_;
  Calendar calendar_;
  bool zone_known_{false};
};

}  // namespace

std::optional<Calendar> read_calendar(std::filesystem::path const& file, std::vector<PackError>& errors) {
  auto const content = content_of(file, kTomlMax);
  if (!content) {
    errors.push_back({file.string(), 1, "", "unreadable", {{"file", file.string()}}});
    return std::nullopt;
  }
  auto const before = errors.size();
  auto const tree = rulebook::parse_toml({file.string(), *content}, errors);
  if (errors.size() > before) return std::nullopt;
  std::optional<Calendar> calendar;
  {
    TableReader root(tree, file.string(), "", errors);
    calendar = CalendarReader(file.parent_path(), root).run();
  }
  if (errors.size() > before) return std::nullopt;
  calendar->name = file.stem().string();
  return calendar;
}

}  // namespace podpora::calendars
