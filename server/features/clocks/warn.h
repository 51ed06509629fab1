#pragma once

#include "features/clocks/keep_clocks.h"
#include "features/clocks/ladder.h"

namespace podpora::clocks {

/// Ends what is due and tells whom the ladders name, clock by clock in one transaction.
class Warner {
 public:
  Warner(storage::Transaction& tx, audit::Context const& context, DeskId desk, MailWarning const& mail);

  /// True when the desk has no ladder: then a sweep only ends clocks.
  bool is_silent() const { return ladders_.empty(); }

  /// Marks the clock as breached when it is due, tells of the rungs that are due, and says when it needs the next look.
  void visit(DeadlineClock clock);

 private:
  calendars::Calendar const& calendar_of(DeadlineClock const& clock);
  void tell(DeadlineClock const& clock, tickets::Ticket const& ticket, Ladder const& ladder, Rung const& rung);
  std::vector<Actor> recipients_of(tickets::Ticket const& ticket, Rung const& rung) const;
  void tell_due_rungs(DeadlineClock const& clock, tickets::Ticket const& ticket,
                      std::vector<PendingRung> const& pending);

  storage::Transaction& tx_;
  audit::Context const& context_;
  MailWarning const& mail_;
  Actor actor_;
  Time now_;
  std::vector<TimedLadder> ladders_;
  std::map<std::int64_t, calendars::Calendar> calendars_;
};

}  // namespace podpora::clocks
