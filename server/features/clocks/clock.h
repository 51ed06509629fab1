#pragma once

#include "features/offers/offer.h"
#include "features/tickets/ticket.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>

namespace podpora::clocks {

struct ClockTag {
  static constexpr std::string_view prefix = "clk";
};
using ClockId = Id<ClockTag>;

enum class ClockKind : std::uint8_t { kFirstResponse, kNextUpdate, kResolution, kUpstreamResponse };
BOOST_DESCRIBE_ENUM(ClockKind, kFirstResponse, kNextUpdate, kResolution, kUpstreamResponse)

/// A breached clock stays breached; `met_at` then says when it was met late.
enum class ClockState : std::uint8_t { kRunning, kPaused, kMet, kBreached, kCancelled };
BOOST_DESCRIBE_ENUM(ClockState, kRunning, kPaused, kMet, kBreached, kCancelled)

/// One deadline of a ticket, counted in the calendar that the agreement's offer names; without an agreement around the
/// clock.
struct DeadlineClock {
  ClockId id;
  tickets::TicketId ticket_id;
  ClockKind kind{ClockKind::kFirstResponse};
  std::optional<std::int64_t> service_request_id;  ///< with upstream_response
  std::optional<offers::AgreementId> agreement_id;
  std::string hours;          ///< code of the offer's hours; empty: around the clock
  std::int64_t target_us{0};  ///< open time allowed
  std::int64_t spent_us{0};   ///< open time used before `running_since`
  ClockState state{ClockState::kRunning};
  Time started_at;
  std::optional<Time> running_since;  ///< empty while it stands
  std::optional<Time> due_at;         ///< only while it runs
  Time promised_at;                   ///< when it was or will be due, as last computed
  std::optional<Time> breached_at;
  std::optional<Time> met_at;
  std::optional<calendars::CalendarId> calendar_id;  ///< empty: around the clock
  std::int64_t calendar_revision{0};                 ///< up to which it is counted; 0: as the offer had it
  std::optional<Time> next_at;                       ///< when it needs a look: somebody is to be told, or it ends

  bool operator==(DeadlineClock const&) const = default;
};
BOOST_DESCRIBE_STRUCT(DeadlineClock, (),
                      (id, ticket_id, kind, service_request_id, agreement_id, hours, target_us, spent_us, state,
                       started_at, running_since, due_at, promised_at, breached_at, met_at, calendar_id,
                       calendar_revision, next_at))

struct ClockChangeTag {
  static constexpr std::string_view prefix = "clc";
};
using ClockChangeId = Id<ClockChangeTag>;

/// Why a deadline was moved.
enum class MoveCause : std::uint8_t { kSeverity, kKind, kService, kAgreement, kCalendar, kWaited };
BOOST_DESCRIBE_ENUM(MoveCause, kSeverity, kKind, kService, kAgreement, kCalendar, kWaited)

/// What moves a deadline, with what was before and is now: severity, B, A.
struct Reason {
  MoveCause cause{MoveCause::kCalendar};
  std::string earlier;
  std::string later;
};

/// One move of one deadline.
struct ClockChange {
  ClockChangeId id;
  ClockId clock_id;
  tickets::TicketId ticket_id;
  ClockKind kind{ClockKind::kFirstResponse};
  MoveCause cause{MoveCause::kCalendar};
  std::string earlier;  ///< severity, kind, service, agreement or calendar before
  std::string later;
  Time due_before;
  std::optional<Time> due_after;  ///< empty when there is no such promise any more
  std::string made_by;
  Time made_at;
};
BOOST_DESCRIBE_STRUCT(ClockChange, (),
                      (id, clock_id, ticket_id, kind, cause, earlier, later, due_before, due_after, made_by, made_at))

/// In which states of a ticket the clocks towards the customer stand still, where their target says nothing else.
struct PauseRules {
  bool waiting_customer{true};
  bool waiting_upstream{false};
};

}  // namespace podpora::clocks
