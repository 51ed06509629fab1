#pragma once

#include "features/insight/signal.h"
#include "features/rulebook/rulebooks.h"
#include "platform/jobs/jobs.h"

#include <vector>

namespace podpora::insight {

struct LearnContext {
  audit::Context audit;
  rulebook::Rulebooks const& rulebooks;
};

/// The desk's rules: what is shipped, with what it set itself in its place.
std::vector<Rule> rules_of(storage::Transaction& tx, DeskId desk);

/// Sets one rule; every customer is looked at again. kInvalid `out-of-range` at `/threshold` (1 to 10 000) or
/// `/period_days` (1 to 366). Records `signal_rule.set`.
Result<Rule> set_rule(storage::Transaction& tx, audit::Context const& context, Actor const& actor, Rule const& rule);

/// What a rule would have made if it had run with these values.
struct Trial {
  std::int64_t signals{0};                                          ///< how many would have come up in the span
  std::int64_t customers{0};                                        ///< of how many customers
  std::int64_t tried{0};                                            ///< customers that were looked at
  std::vector<std::pair<customers::CustomerId, Finding>> examples;  ///< the newest, a few
};

/// Runs the rule over the history of every customer, week by week through `span` before now. Changes nothing. At most
/// `kTrialMax` customers, those with the newest tickets.
constexpr int kTrialMax = 2000;
Trial try_rule(storage::Transaction& tx, LearnContext const& context, DeskId desk, Rule const& rule,
               std::chrono::days span);

/// The job that `learn` answers.
inline constexpr char const* kLearnJob = "insight.learn";

/// Puts a job into the queue for each desk that has events which its rules have not seen, or customers that are due.
/// How many. For the scheduler alone: it looks at all desks.
std::size_t enqueue_learning(storage::Database& database, audit::Context const& context);

/// Reads the desk's events from where it stopped, marks the customers that they are about, and judges those that are
/// due, some in a transaction. Its cost follows the events and what is due, not what there is. Running it
/// again changes nothing. How many customers were judged.
std::size_t learn(storage::Database& database, LearnContext const& context, DeskId desk);

/// Judges one customer now, and marks when it is to be looked at next.
void learn_of(storage::Transaction& tx, LearnContext const& context, DeskId desk, customers::CustomerId customer);

}  // namespace podpora::insight
