#pragma once

#include "features/clocks/clock.h"
#include "features/escalation/service_request.h"
#include "features/reports/report.h"
#include "features/satisfaction/satisfaction.h"

namespace podpora::reports {

/// So many things in one quarter of an hour. The offsets of all zones are whole quarters, so that days of every zone
/// and hours of its clock are put together from these, and one statement serves every zone and step.
struct QuarterCount {
  std::int64_t quarter{0};  ///< since 1970
  std::int64_t count{0};

  Time at() const { return Time{std::chrono::minutes{15 * quarter}}; }
};
BOOST_DESCRIBE_STRUCT(QuarterCount, (), (quarter, count))

/// What became of promises.
struct QuarterOutcome {
  std::int64_t quarter{0};
  std::int64_t kept{0};
  std::int64_t broken{0};

  Time at() const { return Time{std::chrono::minutes{15 * quarter}}; }
};
BOOST_DESCRIBE_STRUCT(QuarterOutcome, (), (quarter, kept, broken))

struct QuarterBreaches {
  std::int64_t quarter{0};
  clocks::ClockKind kind{clocks::ClockKind::kFirstResponse};
  std::int64_t count{0};

  Time at() const { return Time{std::chrono::minutes{15 * quarter}}; }
};
BOOST_DESCRIBE_STRUCT(QuarterBreaches, (), (quarter, kind, count))

/// A request, from its opening to its first answer or its end.
struct Stretch {
  Time opened_at;
  std::optional<Time> ended_at;
};
BOOST_DESCRIBE_STRUCT(Stretch, (), (opened_at, ended_at))

/// What waits, by when it came.
struct WaitingCount {
  std::int64_t quarter{0};
  tickets::State state{tickets::State::kOpen};
  bool is_snoozed{false};
  std::int64_t count{0};

  Time at() const { return Time{std::chrono::minutes{15 * quarter}}; }
};
BOOST_DESCRIBE_STRUCT(WaitingCount, (), (quarter, state, is_snoozed, count))

/// A service request that was sent, and what the other side did.
struct HandedOver {
  std::string vehicle;
  escalation::State state{escalation::State::kSent};
  Time sent_at;
  std::optional<Time> answered_at;  ///< the first time
  std::optional<Time> met_at;       ///< the deadline of its answer
  std::optional<Time> breached_at;
};
BOOST_DESCRIBE_STRUCT(HandedOver, (), (vehicle, state, sent_at, answered_at, met_at, breached_at))

struct CauseCount {
  std::string service;
  std::string cause;  ///< empty: nobody said
  std::int64_t count{0};
};
BOOST_DESCRIBE_STRUCT(CauseCount, (), (service, cause, count))

/// Answers of contacts in one quarter of an hour, about the work of one agent for one customer.
struct Scores {
  std::int64_t quarter{0};
  satisfaction::Score score{satisfaction::Score::kBad};
  std::optional<PersonId> agent;  ///< of the request when it was resolved
  std::optional<std::string> agent_name;
  customers::CustomerId customer;
  std::optional<std::string> customer_name;
  std::int64_t count{0};

  Time at() const { return Time{std::chrono::minutes{15 * quarter}}; }
};
BOOST_DESCRIBE_STRUCT(Scores, (), (quarter, score, agent, agent_name, customer, customer_name, count))

/// Whose requests, which, and between which instants.
struct Look {
  DeskId desk;
  Which const& which;
  insight::Span span;
};

// Letters of ours that began a conversation are no requests and are in none of these.

/// Requests by when they were opened, and by when they were resolved for the last time.
std::vector<QuarterCount> opened_in(storage::Transaction& tx, Look const& look);
std::vector<QuarterCount> resolved_in(storage::Transaction& tx, Look const& look);

/// How many were open when the span began.
std::int64_t open_before(storage::Transaction& tx, Look const& look);

/// Requests opened in the span, each until an agent first answered the customer.
std::vector<Stretch> answers_to(storage::Transaction& tx, Look const& look);

/// Requests resolved in the span, each until then.
std::vector<Stretch> resolutions_in(storage::Transaction& tx, Look const& look);

/// Promises of a first response on requests opened in the span, by when those were; and of a resolution on requests
/// resolved in it.
std::vector<QuarterOutcome> response_promises(storage::Transaction& tx, Look const& look);
std::vector<QuarterOutcome> resolution_promises(storage::Transaction& tx, Look const& look);

/// Promises that ran out in the span.
std::vector<QuarterBreaches> breached_in(storage::Transaction& tx, Look const& look);
/// The last two hundred of them, the newest first.
std::vector<Breach> list_breaches(storage::Transaction& tx, Look const& look);

/// What is unfinished when the span begins, which must be now; put aside is what nobody is to see before its end.
/// Letters that were answered are in it, as they are in the queue.
std::vector<WaitingCount> waiting_at(storage::Transaction& tx, Look const& look);

/// Service requests that were sent in the span.
std::vector<HandedOver> handed_over_in(storage::Transaction& tx, Look const& look);

/// Why requests came that were resolved in the span.
std::vector<CauseCount> causes_in(storage::Transaction& tx, Look const& look);

/// Answers that were given in the span, each where it was given for the last time.
std::vector<Scores> scores_in(storage::Transaction& tx, Look const& look);

}  // namespace podpora::reports
