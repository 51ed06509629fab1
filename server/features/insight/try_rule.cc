#include "features/insight/learn.h"

#include <algorithm>
#include <set>

namespace podpora::insight {

namespace {

constexpr std::size_t kExamples = 5;
constexpr auto kStep = std::chrono::days{7};

constexpr storage::Query kActive{"insight.active_customers", R"(
  select c.id from customer c
  left join ticket t on t.desk_id = c.desk_id and t.customer_id = c.id and t.updated_at >= :since
  where c.desk_id = :desk group by c.id order by max(coalesce(t.updated_at, 0)) desc, c.id limit :limit)"};

}  // namespace

Trial try_rule(storage::Transaction& tx, LearnContext const& context, DeskId desk, Rule const& rule,
               std::chrono::days span) {
  auto const now = context.audit.clock.now();
  auto const since = now - span - std::chrono::days{rule.period_days};
  auto const rulebook = context.rulebooks.of(tx, desk);
  Trial trial;
  std::vector<std::pair<Time, std::pair<customers::CustomerId, Finding>>> found;
  for (auto const customer :
       tx.all<customers::CustomerId>(kActive, {{"desk", desk}, {"since", since}, {"limit", std::int64_t{kTrialMax}}})) {
    ++trial.tried;
    auto const facts = gather_facts(tx, *rulebook, desk, customer, since, now);
    std::set<std::string> subjects;
    // The last look is now: what speaks for a rule today is in its trial.
    for (auto back = span / kStep; back-- > 0;) {
      auto const at = now - back * kStep;
      for (auto& finding : judge(rule, facts, at)) {
        if (subjects.insert(finding.subject).second) found.push_back({at, {customer, std::move(finding)}});
      }
    }
    if (!subjects.empty()) ++trial.customers;
    trial.signals += static_cast<std::int64_t>(subjects.size());
  }
  std::ranges::stable_sort(found, [](auto const& a, auto const& b) { return a.first > b.first; });
  if (found.size() > kExamples) found.resize(kExamples);
  for (auto& [at, example] : found) trial.examples.push_back(std::move(example));
  return trial;
}

}  // namespace podpora::insight
