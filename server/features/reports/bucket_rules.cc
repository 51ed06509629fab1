#include "features/reports/bucket_rules.h"

#include <algorithm>

namespace podpora::reports {

namespace {

using calendars::Date;
using insight::Period;
using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;

constexpr auto kDaysMost = days{45};
constexpr auto kWeeksMost = days{190};
constexpr auto kYearOfWeeks = days{52 * 7};

std::int64_t length_of(Period const& period) {
  return (sys_days{period.last} - sys_days{period.first}).count() + 1;
}

Date month_end(Date date) {
  return Date{date.year() / date.month() / std::chrono::last};
}

Date end_of_part(Date first, ReportStep step) {
  switch (step) {
    case ReportStep::kDay:
      return first;
    case ReportStep::kWeek: {
      auto const weekday = std::chrono::weekday{sys_days{first}};
      return Date{sys_days{first} + (std::chrono::Sunday - weekday)};
    }
    case ReportStep::kMonth:
      return month_end(first);
  }
  return first;
}

Date back_by(Date date, months amount) {
  auto const month = std::chrono::year_month{date.year(), date.month()} - amount;
  auto const end = Date{month / std::chrono::last};
  return date == month_end(date) ? end : std::min(Date{month / date.day()}, end);
}

/// A part's first day: a short month must not make it the last day of the month before.
Date first_back_by(Date date, months amount) {
  auto const month = std::chrono::year_month{date.year(), date.month()} - amount;
  return std::min(Date{month / date.day()}, Date{month / std::chrono::last});
}

}  // namespace

ReportStep step_for(Period const& period) {
  auto const length = days{length_of(period)};
  if (length <= kDaysMost) return ReportStep::kDay;
  return length <= kWeeksMost ? ReportStep::kWeek : ReportStep::kMonth;
}

std::vector<Period> parts_of(Period const& period, ReportStep step) {
  std::vector<Period> parts;
  for (auto first = period.first; first <= period.last;) {
    auto const last = std::min(end_of_part(first, step), period.last);
    parts.push_back({first, last});
    first = Date{sys_days{last} + days{1}};
  }
  return parts;
}

std::vector<Period> earlier(std::vector<Period> const& parts, ReportStep step, Compare compare) {
  auto moved = parts;
  if (step == ReportStep::kMonth) {
    auto const amount = compare == Compare::kYear ? months{12} : months{static_cast<int>(parts.size())};
    for (auto& part : moved) part = {first_back_by(part.first, amount), back_by(part.last, amount)};
    return moved;
  }
  auto const amount = compare == Compare::kYear ? kYearOfWeeks : days{length_of(whole_of(parts))};
  for (auto& part : moved) part = {Date{sys_days{part.first} - amount}, Date{sys_days{part.last} - amount}};
  return moved;
}

Period whole_of(std::vector<Period> const& parts) {
  return {parts.front().first, parts.back().last};
}

std::vector<Time> edges_of(std::vector<Period> const& parts, std::string const& zone) {
  std::vector<Time> edges;
  for (auto const& part : parts) edges.push_back(insight::span_of(part, zone).from);
  edges.push_back(insight::span_of(parts.back(), zone).to);
  return edges;
}

std::optional<std::size_t> place_of(std::vector<Time> const& edges, Time at) {
  if (at < edges.front() || at >= edges.back()) return std::nullopt;
  return static_cast<std::size_t>(std::ranges::upper_bound(edges, at) - edges.begin()) - 1;
}

std::optional<std::int64_t> percentile(std::vector<std::int64_t> values, int percent) {
  if (values.empty()) return std::nullopt;
  auto const rank = (values.size() * static_cast<std::size_t>(percent) + 99) / 100;
  auto const at = values.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(rank, 1) - 1);
  std::ranges::nth_element(values, at);
  return *at;
}

}  // namespace podpora::reports
