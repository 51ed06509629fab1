#pragma once

#include "features/clocks/clock.h"
#include "features/clocks/notice.h"
#include "platform/jobs/jobs.h"

#include <functional>

namespace podpora::clocks {

/// A service request has gone upstream, with the answer that was promised for it.
struct UpstreamPromise {
  tickets::TicketId ticket_id;
  std::int64_t service_request_id{0};
  std::int64_t target_minutes{0};  ///< around the clock, as vendors count
};

/// Sends one notice by mail too, in the same transaction. `app/` fills it in; it may be empty.
using MailWarning = std::function<void(storage::Transaction&, Actor const& desk, tickets::Ticket const&, Notice const&,
                                       Actor const& reader)>;

/// Starts, pauses and meets a ticket's clocks, in the transaction of what happens to the ticket. Each change records
/// an event; each due time gets a sweep job. The three `on_…` functions are tickets::Hooks.
class ClockKeeper {
 public:
  ClockKeeper(audit::Context context, PauseRules rules, MailWarning mail = {})
      : context_(context), rules_(rules), mail_(std::move(mail)) {}

  void on_opened(storage::Transaction& tx, Actor const& actor, tickets::Ticket const& ticket,
                 tickets::Message const& first) const;
  void on_message(storage::Transaction& tx, Actor const& actor, tickets::Ticket const& ticket,
                  tickets::Message const& message) const;
  /// Also when severity, kind or service changed: running clocks get the target that rules now.
  void on_changed(storage::Transaction& tx, Actor const& actor, tickets::Ticket const& before,
                  tickets::Ticket const& after) const;

  /// An agent's message was taken back before it was sent, and `ticket` is what it is now: what the message met runs
  /// again, what it started is cancelled.
  void on_withdrawn(storage::Transaction& tx, Actor const& actor, tickets::Ticket const& ticket,
                    tickets::Message const& message) const;

  void on_service_request_sent(storage::Transaction& tx, Actor const& actor, UpstreamPromise const& promise) const;
  /// The upstream side has answered; nothing when no clock of that service request runs.
  void on_upstream_answer(storage::Transaction& tx, Actor const& actor, tickets::TicketId ticket,
                          std::int64_t service_request_id) const;

  /// A calendar is another one: running clocks are counted anew by a job. Hook of calendars.
  void on_calendar_changed(storage::Transaction& tx, Actor const& actor, calendars::CalendarId calendar) const;

  /// Counts every running clock of the calendar through its revisions since; how many tickets had one. What was used
  /// before a change stays used. Running it again changes nothing.
  std::size_t recount(storage::Database& database, DeskId desk, calendars::CalendarId calendar) const;
  /// Handler of the job `clocks.recount`.
  void recount_job(storage::Database& database, jobs::Job const& job) const;

  /// Another ladder: says anew when each running clock needs a look. Handler of the job `clocks.reladder`.
  void look_again(storage::Database& database, DeskId desk) const;

  /// Visits the clocks whose next event is due, in batches: what ran out is breached and recorded as `clock.breached`,
  /// once; whom ladders name is told, once, and recorded as `clock.warned`. How many there were. Costs as much as is
  /// due. Handler of the job `clocks.sweep`.
  std::size_t sweep(storage::Database& database, DeskId desk) const;

 private:
  audit::Context context_;
  PauseRules rules_;
  MailWarning mail_;
};

/// The jobs that `sweep`, `recount` and `look_again` answer.
inline constexpr char const* kSweepJob = "clocks.sweep";
inline constexpr char const* kRecountJob = "clocks.recount";
inline constexpr char const* kReladderJob = "clocks.reladder";

/// An event about a clock.
audit::NewEvent clock_event(char const* kind, DeadlineClock const& clock);

}  // namespace podpora::clocks
