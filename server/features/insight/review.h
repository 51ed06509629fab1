#pragma once

#include "features/clocks/clock.h"
#include "features/escalation/service_request.h"
#include "features/insight/period.h"
#include "features/insight/signal.h"

#include <map>
#include <string>
#include <vector>

namespace podpora::insight {

/// Whose support is looked back on, and over which days.
struct ReviewRequest {
  customers::CustomerId customer;
  Period period;
};

struct MonthCount {
  std::string month;  ///< `2026-11`
  std::int64_t opened{0};
  std::int64_t resolved{0};

  bool operator==(MonthCount const&) const = default;
};

BOOST_DESCRIBE_STRUCT(MonthCount, (), (month, opened, resolved))

/// How often one of our promises was kept, and how often it was not.
struct PromiseCount {
  clocks::ClockKind kind{clocks::ClockKind::kFirstResponse};
  std::int64_t kept{0};
  std::int64_t broken{0};
  std::int64_t median_minutes{0};  ///< from its start until it was met, by the wall clock; 0 when none was met

  bool operator==(PromiseCount const&) const = default;
};
BOOST_DESCRIBE_STRUCT(PromiseCount, (), (kind, kept, broken, median_minutes))

/// How often a cause ended requests, and how often in the same number of days before.
struct CauseTrend {
  std::string cause;
  std::int64_t count{0};
  std::int64_t before{0};

  bool operator==(CauseTrend const&) const = default;
};

BOOST_DESCRIBE_STRUCT(CauseTrend, (), (cause, count, before))

/// Requests that were handed on in one way, by what came of it.
struct HandedOn {
  std::string vehicle;
  escalation::State state{escalation::State::kSent};
  std::int64_t count{0};

  bool operator==(HandedOn const&) const = default;
};

BOOST_DESCRIBE_STRUCT(HandedOn, (), (vehicle, state, count))

/// What was paid for before: how much of it the period took, and what was left at its end.
struct Prepaid {
  std::string name;    ///< empty for what comes with the offer
  std::string period;  ///< of what comes with the offer: `2026-11` or `agreement`
  std::string unit;    ///< minutes, incidents, money
  std::string currency;
  std::int64_t drawn{0};  ///< hundredths of a minute, requests or minor units
  std::int64_t left{0};

  bool operator==(Prepaid const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Prepaid, (), (name, period, unit, currency, drawn, left))

/// Support of one customer over some days, as numbers. Nothing in it was written by anybody: no subject, no message, no
/// note. Requests about vulnerabilities are not counted, nor are letters of ours that began a conversation.
struct Review {
  std::int64_t opened{0};
  std::int64_t resolved{0};
  std::int64_t open_at_end{0};
  std::vector<MonthCount> months;
  std::map<std::string, std::int64_t> by_service;  ///< of those opened
  std::map<std::string, std::int64_t> by_kind;
  std::map<std::string, std::int64_t> by_severity;
  std::vector<PromiseCount> promises;
  std::vector<CauseTrend> causes;               ///< of those resolved, most frequent first
  std::int64_t resolved_here{0};                ///< without anybody else
  std::vector<HandedOn> handed_on;              ///< in the period
  std::int64_t minutes{0};                      ///< of work on them
  std::int64_t covered_minutes{0};              ///< of it, what the agreement covers
  std::vector<Prepaid> prepaid;                 ///< what was drawn from, or is there
  std::map<std::string, std::int64_t> charged;  ///< minor units by currency

  bool operator==(Review const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Review, (),
                      (opened, resolved, open_at_end, months, by_service, by_kind, by_severity, promises, causes,
                       resolved_here, handed_on, minutes, covered_minutes, prepaid, charged))

/// Counts. kNotFound for the customer.
Result<Review> review_of(storage::Transaction& tx, DeskId desk, ReviewRequest const& request);

}  // namespace podpora::insight
