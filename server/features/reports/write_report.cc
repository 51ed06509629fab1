#include "features/calendars/calendar_rules.h"
#include "features/reports/figures.h"
#include "features/reports/lines.h"
#include "features/reports/measures.h"
#include "features/reports/search_text.h"

#include <algorithm>

namespace podpora::reports {

namespace {

using insight::Period;
using Values = std::vector<std::optional<std::int64_t>>;

Figures count_parts(storage::Transaction& tx, DeskId desk, ReportRequest const& request,
                    std::vector<Period> const& parts) {
  auto const edges = edges_of(parts, request.zone);
  return count(tx, request.name, {desk, request.which, {edges.front(), edges.back()}}, edges);
}

std::vector<Cell> cells_of(Values const& values, Values const* before) {
  std::vector<Cell> cells;
  for (std::size_t i = 0; i < values.size(); ++i) {
    cells.push_back({.value = values[i], .before = before ? (*before)[i] : std::nullopt, .search = std::nullopt});
  }
  return cells;
}

/// The search behind the number of requests opened, where the report has it in front.
void add_search(std::vector<Cell>& cells, ReportRequest const& request, Period const& days) {
  bool const has_opened = request.name == ReportName::kVolume || request.name == ReportName::kFirstResponse;
  if (has_opened) cells.front().search = search_for_opened(request.which, days);
}

/// The parts of the period one behind the other.
void write_parts(storage::Transaction& tx, DeskId desk, ReportRequest const& request, Report& report,
                 std::vector<Period> const& earlier_parts) {
  auto const parts = parts_of(request.period, request.step);
  auto const figures = count_parts(tx, desk, request, parts);
  std::optional<Figures> before;
  if (!earlier_parts.empty()) before = count_parts(tx, desk, request, earlier_parts);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    ReportRow row{.key = insight::text_of(parts[i].first),
                  .last = insight::text_of(parts[i].last),
                  .name = {},
                  .cells = cells_of(figures.rows[i], before ? &before->rows[i] : nullptr)};
    add_search(row.cells, request, parts[i]);
    report.rows.push_back(std::move(row));
  }
  report.totals = cells_of(figures.totals, before ? &before->totals : nullptr);
  add_search(report.totals, request, request.period);
}

/// Counts that are nothing, and no times.
Values nothing_of(std::vector<Measure> const& measures) {
  Values values;
  for (auto const& measure : measures) {
    values.push_back(measure.unit == MeasureUnit::kCount ? std::optional<std::int64_t>{0} : std::nullopt);
  }
  return values;
}

/// The things that were counted, with what was counted of them before; behind them those that were there only before.
void write_lines(storage::Transaction& tx, DeskId desk, ReportRequest const& request, Report& report,
                 std::vector<Period> const& earlier_parts) {
  auto const lines = count_lines(tx, desk, request, request.period);
  auto const nothing = nothing_of(report.measures);
  std::optional<Lines> before;
  if (!earlier_parts.empty()) before = count_lines(tx, desk, request, whole_of(earlier_parts));
  auto const add = [&](Line const& line, Values const& values, Values const* was) {
    report.rows.push_back({.key = line.key, .last = {}, .name = line.name, .cells = cells_of(values, was)});
  };
  auto const line_in = [](Lines const& all, std::string const& key) {
    auto const found = std::ranges::find(all.lines, key, &Line::key);
    return found == all.lines.end() ? nullptr : &found->values;
  };
  for (auto const& line : lines.lines) {
    auto const* const was = before ? line_in(*before, line.key) : nullptr;
    add(line, line.values, before && !was ? &nothing : was);
  }
  for (auto const& line : before ? before->lines : std::vector<Line>{}) {
    if (!line_in(lines, line.key)) add(line, nothing, &line.values);
  }
  report.totals = cells_of(lines.totals, before ? &before->totals : nullptr);
}

/// The searches behind what waits. What is put aside is found by asking for it.
void add_waiting_searches(ReportRequest const& request, Report& report) {
  auto const today = calendars::local_date(request.zone, request.now);
  std::string const states[] = {"unfinished", "open", "waiting_customer", "waiting_upstream", "unfinished has:snooze"};
  auto const add = [&](std::vector<Cell>& cells, std::optional<Age> const& age) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      cells[i].search = search_for_waiting(request.which, states[i], age, today);
    }
  };
  for (std::size_t i = 0; i < report.rows.size(); ++i) add(report.rows[i].cells, ages()[i]);
  add(report.totals, std::nullopt);
}

}  // namespace

Report write_report(storage::Transaction& tx, DeskId desk, ReportRequest const& request) {
  Report report{.name = request.name,
                .axis = axis_of(request.name),
                .from = insight::text_of(request.period.first),
                .to = insight::text_of(request.period.last),
                .step = request.step,
                .zone = request.zone,
                .measures = measures_of(request.name)};
  std::vector<Period> earlier_parts;
  if (request.compare && report.axis != Axis::kAge) {
    earlier_parts = earlier(parts_of(request.period, request.step), request.step, *request.compare);
    auto const whole = whole_of(earlier_parts);
    report.before_from = insight::text_of(whole.first);
    report.before_to = insight::text_of(whole.last);
  }
  if (report.axis == Axis::kTime) {
    write_parts(tx, desk, request, report, earlier_parts);
  } else {
    write_lines(tx, desk, request, report, earlier_parts);
  }
  if (report.axis == Axis::kAge) add_waiting_searches(request, report);
  return report;
}

std::vector<Breach> breaches_of(storage::Transaction& tx, DeskId desk, ReportRequest const& request) {
  return list_breaches(tx, {desk, request.which, insight::span_of(request.period, request.zone)});
}

}  // namespace podpora::reports
