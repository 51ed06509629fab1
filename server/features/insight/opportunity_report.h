#pragma once

#include "features/insight/opportunity.h"
#include "features/insight/period.h"

#include <string>
#include <vector>

namespace podpora::insight {

/// What came of what one rule found. `rule` is empty for what agents noted, `none` for opportunities without a signal.
struct LearntRow {
  std::string rule;
  std::int64_t learnt{0};   ///< signals
  std::int64_t offered{0};  ///< opportunities opened
  std::int64_t won{0};      ///< closed in the period
  std::int64_t lost{0};

  bool operator==(LearntRow const&) const = default;
};
BOOST_DESCRIBE_STRUCT(LearntRow, (), (rule, learnt, offered, won, lost))

struct LossCount {
  LossReason loss{LossReason::kOther};
  std::int64_t count{0};

  bool operator==(LossCount const&) const = default;
};
BOOST_DESCRIBE_STRUCT(LossCount, (), (loss, count))

/// What a customer asked before it took an offer and after: as many days on both sides, at most 90, at least 30.
struct LoadChange {
  OpportunityId opportunity_id;
  customers::CustomerId customer_id;
  std::string customer_name;
  std::string title;
  std::int64_t days{0};
  std::int64_t before{0};  ///< requests opened
  std::int64_t after{0};

  bool operator==(LoadChange const&) const = default;
};
BOOST_DESCRIBE_STRUCT(LoadChange, (), (opportunity_id, customer_id, customer_name, title, days, before, after))

/// What was learnt, offered and won in a period, and what the customers' load did afterwards.
struct OpportunityReport {
  std::vector<LearntRow> rules;   ///< of whatever was learnt or offered, most learnt first
  std::vector<Money> won;         ///< worth of what was won, a currency each
  std::vector<Money> open;        ///< worth of what is open now
  std::vector<LossCount> losses;  ///< most frequent first
  std::vector<LoadChange> loads;  ///< of what was won in the period and is old enough, newest first
};

/// Counts. Requests about vulnerabilities, and signals noted on them, are not counted.
OpportunityReport report_opportunities(storage::Transaction& tx, DeskId desk, Span const& span, Time now);

}  // namespace podpora::insight
