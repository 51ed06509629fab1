#include "features/calendars/calendar_rules.h"
#include "features/clocks/ladder.h"

#include <algorithm>
#include <set>

namespace podpora::clocks {

namespace {

template <class T>
bool any_or_one(std::vector<T> const& all, T const& one) {
  return all.empty() || std::ranges::find(all, one) != all.end();
}

bool counts(DeadlineClock const& clock) {
  return clock.state == ClockState::kRunning || (clock.state == ClockState::kBreached && !clock.met_at);
}

/// When that share of the target is used; nothing when the zone data ends before.
std::optional<Time> used_at(DeadlineClock const& clock, calendars::Calendar const& calendar, std::int64_t percent) {
  if (percent >= 100) return clock.promised_at;
  auto const left = Duration(clock.target_us / 100 * percent - clock.spent_us);
  auto const at = calendars::due_after(calendar, *clock.running_since, left);
  if (at.has_error()) return std::nullopt;
  return *at;
}

/// That moment, or the next one at which those hours open.
std::optional<Time> in_hours(calendars::Calendar const& hours, Time at) {
  constexpr Duration kInstant{1};
  for (auto const moment : {at, at - kInstant}) {
    auto const open = calendars::is_open(hours, moment);
    if (!open.has_error() && *open) return at;
  }
  auto const next = calendars::due_after(hours, at, kInstant);
  if (next.has_error()) return std::nullopt;
  return *next - kInstant;
}

bool was_sent(std::vector<SentRung> const& sent, LadderId ladder, std::int64_t percent) {
  return std::ranges::any_of(sent, [&](auto const& s) { return s.ladder_id == ladder && s.percent == percent; });
}

}  // namespace

std::vector<FieldError> ladder_faults(Ladder const& ladder) {
  std::vector<FieldError> faults;
  if (ladder.name.empty()) faults.push_back({"/name", "required", {}});
  if (ladder.rungs.empty()) faults.push_back({"/rungs", "required", {}});
  std::set<std::int64_t> percents;
  for (std::size_t i = 0; i < ladder.rungs.size(); ++i) {
    auto const& rung = ladder.rungs[i];
    auto const at = "/rungs/" + std::to_string(i);
    if (rung.percent < 1 || rung.percent > 100) {
      faults.push_back({at + "/percent", "range", {{"min", std::int64_t{1}}, {"max", std::int64_t{100}}}});
    } else if (!percents.insert(rung.percent).second) {
      faults.push_back({at + "/percent", "duplicate", {}});
    }
    if (!rung.assignee && rung.teams.empty() && rung.people.empty()) faults.push_back({at, "tells-nobody", {}});
  }
  return faults;
}

bool applies(Ladder const& ladder, ClockKind kind, Severity severity) {
  return any_or_one(ladder.kinds, kind) && any_or_one(ladder.severities, severity);
}

std::vector<PendingRung> pending_rungs(DeadlineClock const& clock, Severity severity,
                                       calendars::Calendar const& calendar, std::vector<TimedLadder> const& ladders,
                                       std::vector<SentRung> const& sent) {
  std::vector<PendingRung> pending;
  if (!counts(clock)) return pending;
  for (auto const& [ladder, hours] : ladders) {
    if (!applies(ladder, clock.kind, severity)) continue;
    for (auto const& rung : ladder.rungs) {
      bool const missed = clock.state == ClockState::kBreached && rung.percent < 100;
      if (missed || was_sent(sent, ladder.id, rung.percent)) continue;
      auto at = used_at(clock, calendar, rung.percent);
      if (at && hours) at = in_hours(*hours, *at);
      if (at) pending.push_back({ladder.id, rung.percent, *at});
    }
  }
  std::ranges::stable_sort(pending, {}, &PendingRung::at);
  return pending;
}

std::optional<Time> next_event(DeadlineClock const& clock, std::vector<PendingRung> const& pending) {
  if (!counts(clock)) return std::nullopt;
  auto next = clock.due_at;
  if (!pending.empty() && (!next || pending.front().at < *next)) next = pending.front().at;
  return next;
}

}  // namespace podpora::clocks
