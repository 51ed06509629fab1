#pragma once

#include "features/clocks/clock.h"
#include "platform/jobs/jobs.h"

namespace podpora::clocks {

/// A service request has gone upstream, with the answer that was promised for it.
struct UpstreamPromise {
  tickets::TicketId ticket_id;
  std::int64_t service_request_id{0};
  std::int64_t target_minutes{0};  ///< around the clock, as vendors count
};

/// Starts, pauses and meets a ticket's clocks, in the transaction of what happens to the ticket. Each change records
/// an event; each due time gets a sweep job. The three `on_…` functions are tickets::Hooks.
class ClockKeeper {
 public:
  ClockKeeper(audit::Context context, PauseRules rules) : context_(context), rules_(rules) {}

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

  /// Marks what is due now as breached and records `clock.breached` once for each; how many there were. Costs as much
  /// as is due. Handler of the job `clocks.sweep`.
  std::size_t sweep(storage::Database& database, DeskId desk) const;

 private:
  audit::Context context_;
  PauseRules rules_;
};

/// The job that `sweep` answers.
inline constexpr char const* kSweepJob = "clocks.sweep";

}  // namespace podpora::clocks
