#pragma once

#include "features/calendars/revision.h"
#include "features/clocks/clock_rules.h"
#include "features/clocks/keep_clocks.h"
#include "features/clocks/ladder.h"

#include <map>

namespace podpora::clocks {

/// What of a clock moves while it runs and stands.
struct ClockMoment {
  ClockState state{ClockState::kRunning};
  Time since;  ///< where it runs
  std::int64_t spent_us{0};
  Time promised_at;
};

/// The clocks of one ticket in one transaction: what happens to the ticket is told to it in order, then `finish`.
class TicketClocks {
 public:
  TicketClocks(storage::Transaction& tx, audit::Context const& context, Actor const& actor, PauseRules otherwise);

  /// Reads the ticket's agreement, target and clocks; running ones whose calendar changed are counted on.
  void load(tickets::Ticket const& ticket);

  PauseRules const& rules() const { return rules_; }

  /// `waited` says between which states, for what resumes.
  void run(std::vector<Step> const& steps, Reason const& waited = {});

  /// Clocks towards the customer get the target, hours and pauses that rule now; promises that there were none of
  /// before begin, those that there are none of any more end, and go on where they ended if they come back.
  void retarget_all(Reason const& reason);

  /// What was met by a message of that time runs again, what it started is cancelled.
  void take_back(Time said_at);

  void begin_upstream(UpstreamPromise const& promise);
  void meet_upstream(std::int64_t service_request_id);

  /// All clocks of the ticket, as they are now.
  std::vector<DeadlineClock> const& all() const { return clocks_; }

  /// Ends a promise that another ticket's stands for.
  void end(ClockId id);
  /// The clock is another ticket's from now on.
  void let_go(ClockId id);
  /// A clock that was another ticket's goes on here: it runs, or stands where this ticket's state wants that.
  void take_in(DeadlineClock clock);
  /// The clock is as it was. One that ran out meanwhile stays so.
  void revive(ClockId id, ClockMoment const& was);

  /// Says anew when each clock needs a look: ladders changed.
  void look_again();

  /// Writes down when something is due on the ticket.
  void finish();

 private:
  /// A calendar as it stands, with the revision that this is.
  struct Counted {
    calendars::Calendar calendar;
    std::int64_t revision{0};
  };

  Counted const& counted(std::optional<calendars::CalendarId> id);
  std::optional<calendars::CalendarId> calendar_id_of(std::string const& hours) const;
  calendars::Calendar const& calendar_of(DeadlineClock const& clock) { return counted(clock.calendar_id).calendar; }
  bool is_paused() const { return paused_in(state_, rules_); }
  bool has_live(ClockKind kind) const;

  void apply(DeadlineClock& clock, Action action, std::optional<Reason> const& reason);
  void count_in(DeadlineClock& clock, std::string const& hours);
  void catch_up(DeadlineClock& clock);
  void begin(ClockKind kind);
  void insert(DeadlineClock clock);
  void retarget_one(DeadlineClock& clock, Reason const& reason);
  void promise_again(ClockKind kind, Reason const& reason);
  void save(DeadlineClock const& before, DeadlineClock& after, std::optional<Reason> const& reason);
  void note_move(DeadlineClock const& before, DeadlineClock const& after, Reason const& reason);
  void record(char const* kind, DeadlineClock const& clock);
  void set_next(DeadlineClock& clock);

  storage::Transaction& tx_;
  audit::Context const& context_;
  Actor const& actor_;
  PauseRules const otherwise_;
  PauseRules rules_;
  Time now_;
  tickets::TicketId ticket_;
  tickets::State state_{tickets::State::kOpen};
  Severity severity_{Severity::kC};
  std::optional<offers::AgreementInForce> agreement_;
  offers::Target const* target_{nullptr};
  std::vector<DeadlineClock> clocks_;
  std::map<std::int64_t, Counted> calendars_;
  std::vector<TimedLadder> ladders_;
};

}  // namespace podpora::clocks
