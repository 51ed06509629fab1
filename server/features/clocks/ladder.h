#pragma once

#include "features/clocks/clock.h"
#include "features/identity/team.h"

namespace podpora::clocks {

struct LadderTag {
  static constexpr std::string_view prefix = "lad";
};
using LadderId = Id<LadderTag>;

/// Who is told when so much of a deadline's time is used; 100 is the breach.
struct Rung {
  std::int64_t percent{100};
  bool assignee{true};
  std::vector<identity::TeamId> teams;
  std::vector<PersonId> people;
  bool mail{false};  ///< besides the notice in the desk

  bool operator==(Rung const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Rung, (), (percent, assignee, teams, people, mail))

/// Whom warnings about deadlines go to. Empty lists mean any.
struct Ladder {
  LadderId id;
  std::string name;
  std::vector<Severity> severities;
  std::vector<ClockKind> kinds;
  std::optional<calendars::CalendarId> calendar_id;  ///< people are told in these hours only; empty: at any time
  std::vector<Rung> rungs;
  std::int64_t version{1};

  bool operator==(Ladder const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Ladder, (), (id, name, severities, kinds, calendar_id, rungs, version))

inline constexpr std::size_t kLaddersMax = 20;
inline constexpr std::size_t kRungsMax = 10;

/// What is wrong with a ladder by itself: no name, no rung, percents out of 1 to 100 or twice, a rung that tells
/// nobody.
std::vector<FieldError> ladder_faults(Ladder const& ladder);

/// Whether it speaks of such a deadline.
bool applies(Ladder const& ladder, ClockKind kind, Severity severity);

/// A ladder with its hours.
struct TimedLadder {
  Ladder ladder;
  std::optional<calendars::Calendar> hours;
};

/// A rung of a clock that nobody was told of yet, and when they are to be.
struct PendingRung {
  LadderId ladder_id;
  std::int64_t percent{0};
  Time at;

  bool operator==(PendingRung const&) const = default;
};

/// A rung that was told.
struct SentRung {
  LadderId ladder_id;
  std::int64_t percent{0};
};
BOOST_DESCRIBE_STRUCT(SentRung, (), (ladder_id, percent))

/// What is still to be told of a clock, in the order of time. `calendar` is the clock's own: a share of its time is
/// used when that much of it was open. A running clock has all its rungs ahead, one that ran out unkept only the
/// breach. Outside of a ladder's hours a rung waits for their next opening; the very end of an open time still counts
/// as open.
std::vector<PendingRung> pending_rungs(DeadlineClock const& clock, Severity severity,
                                       calendars::Calendar const& calendar, std::vector<TimedLadder> const& ladders,
                                       std::vector<SentRung> const& sent);

/// When the clock needs a look: at its first pending rung or at its end; never for one that is done or stands.
std::optional<Time> next_event(DeadlineClock const& clock, std::vector<PendingRung> const& pending);

}  // namespace podpora::clocks
