#include "features/reports/lines.h"

#include "features/calendars/calendar_rules.h"
#include "features/calendars/zone.h"
#include "features/queue/snooze.h"
#include "features/reports/report_store.h"
#include "features/reports/score_tally.h"

#include <algorithm>
#include <map>

namespace podpora::reports {

namespace {

using insight::Period;
using std::chrono::days;
using std::chrono::sys_days;
using Values = std::vector<std::optional<std::int64_t>>;

constexpr std::size_t kNamedMost = 100;

Lines count_ages(storage::Transaction& tx, Look const& look, ReportRequest const& request) {
  // In the queue, of it open, waiting for the customer, for an upstream side; and put aside.
  constexpr std::size_t kMeasures = 5;
  auto const place_of_state = [](tickets::State state) -> std::size_t {
    return state == tickets::State::kOpen ? 1 : state == tickets::State::kWaitingCustomer ? 2 : 3;
  };
  std::vector<std::vector<std::int64_t>> counts(ages().size() + 1, std::vector<std::int64_t>(kMeasures));
  auto const today = sys_days{calendars::local_date(request.zone, request.now)};
  for (auto const& row : waiting_at(tx, look)) {
    auto const age = (today - sys_days{calendars::local_date(request.zone, row.at())}).count();
    auto const found = std::ranges::find_if(
        ages(), [&](auto const& each) { return age >= each.days && (!each.days_below || age < *each.days_below); });
    auto const place = found == ages().end() ? 0 : static_cast<std::size_t>(found - ages().begin());
    for (auto const at : {place, ages().size()}) {
      if (row.is_snoozed) {
        counts[at][4] += row.count;
      } else {
        counts[at][0] += row.count;
        counts[at][place_of_state(row.state)] += row.count;
      }
    }
  }
  Lines lines;
  for (std::size_t i = 0; i < ages().size(); ++i) {
    lines.lines.push_back({std::to_string(ages()[i].days), Values(counts[i].begin(), counts[i].end())});
  }
  lines.totals = Values(counts.back().begin(), counts.back().end());
  return lines;
}

/// Hours of the zone's clock, Monday to Sunday and all of them.
Lines count_hours(storage::Transaction& tx, Look const& look, std::string const& zone) {
  constexpr std::size_t kMeasures = 8;
  std::vector<std::vector<std::int64_t>> counts(25, std::vector<std::int64_t>(kMeasures));
  for (auto const& row : opened_in(tx, look)) {
    auto const local = row.at() + calendars::zone_span_at(zone, row.at()).offset;
    auto const day = std::chrono::floor<days>(local);
    auto const hour = static_cast<std::size_t>(std::chrono::floor<std::chrono::hours>(local - day).count());
    auto const weekday = std::chrono::weekday{day}.iso_encoding() - 1;
    for (auto const at : {hour, std::size_t{24}}) {
      counts[at][weekday] += row.count;
      counts[at][kMeasures - 1] += row.count;
    }
  }
  Lines lines;
  for (std::size_t hour = 0; hour < 24; ++hour) {
    lines.lines.push_back({std::to_string(hour), Values(counts[hour].begin(), counts[hour].end())});
  }
  lines.totals = Values(counts.back().begin(), counts.back().end());
  return lines;
}

struct UpstreamTally {
  std::int64_t sent{0};
  std::int64_t done{0};
  std::int64_t declined{0};
  std::vector<std::int64_t> minutes;
  std::int64_t kept{0};
  std::int64_t broken{0};

  void take(HandedOver const& row) {
    using escalation::State;
    ++sent;
    done += row.state == State::kCompleted || row.state == State::kApproved || row.state == State::kClosed ? 1 : 0;
    declined += row.state == State::kDeclined ? 1 : 0;
    if (row.answered_at) {
      minutes.push_back(std::chrono::floor<std::chrono::minutes>(*row.answered_at - row.sent_at).count());
    }
    broken += row.breached_at ? 1 : 0;
    kept += row.met_at && !row.breached_at ? 1 : 0;
  }
  Values values() const {
    auto const decided = kept + broken;
    auto const share = decided == 0 ? std::nullopt : std::optional{kept * 100 / decided};
    return {sent,
            static_cast<std::int64_t>(minutes.size()),
            percentile(minutes, 50),
            percentile(minutes, 90),
            kept,
            broken,
            share,
            done,
            declined};
  }
};

Lines count_upstream(storage::Transaction& tx, Look const& look) {
  std::map<std::string, UpstreamTally> tallies;
  UpstreamTally total;
  for (auto const& row : handed_over_in(tx, look)) {
    tallies[row.vehicle].take(row);
    total.take(row);
  }
  Lines lines;
  for (auto const& [vehicle, tally] : tallies) lines.lines.push_back({vehicle, tally.values()});
  std::ranges::stable_sort(lines.lines, std::greater{}, [](auto const& line) { return *line.values[0]; });
  lines.totals = total.values();
  return lines;
}

Lines count_causes(storage::Transaction& tx, Look const& look) {
  auto rows = causes_in(tx, look);
  std::int64_t all = 0;
  for (auto const& row : rows) all += row.count;
  std::ranges::stable_sort(rows, std::greater{}, &CauseCount::count);
  Lines lines{.totals = {all, all == 0 ? std::nullopt : std::optional<std::int64_t>{100}}};
  for (auto const& row : rows) {
    if (lines.lines.size() == kNamedMost) break;
    lines.lines.push_back({row.service + " " + row.cause, {row.count, row.count * 100 / all}});
  }
  return lines;
}

/// Those with most answers first: a share of two answers says little.
Lines count_scores(storage::Transaction& tx, Look const& look, ReportName name) {
  std::map<std::pair<std::string, std::string>, ScoreTally> tallies;
  ScoreTally total;
  for (auto const& row : scores_in(tx, look)) {
    auto const key = name == ReportName::kSatisfactionCustomers ? to_text(row.customer)
                     : row.agent                                ? to_text(*row.agent)
                                                                : std::string{"none"};
    auto const& called = name == ReportName::kSatisfactionCustomers ? row.customer_name : row.agent_name;
    tallies[{called.value_or(""), key}].take(row);
    total.take(row);
  }
  Lines lines{.totals = total.values()};
  for (auto const& [who, tally] : tallies) lines.lines.push_back({who.second, tally.values(), who.first});
  std::ranges::stable_sort(lines.lines, std::greater{}, [](auto const& line) { return *line.values[0]; });
  if (lines.lines.size() > kNamedMost) lines.lines.resize(kNamedMost);
  return lines;
}

}  // namespace

std::vector<Age> const& ages() {
  static std::vector<Age> const all{{0, 1}, {1, 3}, {3, 7}, {7, 14}, {14, 30}, {30, {}}};
  return all;
}

Lines count_lines(storage::Transaction& tx, DeskId desk, ReportRequest const& request, Period const& period) {
  auto const span = insight::span_of(period, request.zone);
  Look const look{desk, request.which, span};
  switch (request.name) {
    case ReportName::kBacklogAge:
      // What is due within the hour wakes: the queue counts it as there.
      return count_ages(tx, {desk, request.which, {request.now, request.now + queue::kDueWakes}}, request);
    case ReportName::kLoad:
      return count_hours(tx, look, request.zone);
    case ReportName::kUpstream:
      return count_upstream(tx, look);
    case ReportName::kCauses:
      return count_causes(tx, look);
    case ReportName::kSatisfactionAgents:
    case ReportName::kSatisfactionCustomers:
      return count_scores(tx, look, request.name);
    default:
      return {};
  }
}

}  // namespace podpora::reports
