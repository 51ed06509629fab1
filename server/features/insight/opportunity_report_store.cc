#include "features/insight/opportunity_report.h"
#include "platform/base/enum_text.h"

#include <algorithm>
#include <map>

namespace podpora::insight {

namespace {

using std::chrono::days;

constexpr auto kLoadMost = days{90};
constexpr auto kLoadLeast = days{30};

constexpr storage::Query kLearnt{"opportunity_report.learnt", R"(
  select s.rule, count(s.id) from signal s
  where s.desk_id = :desk and s.noted_at >= :from and s.noted_at < :to
    and not exists (select t.id from ticket t
                    where t.desk_id = s.desk_id and t.id = s.ticket_id and t.nature = 'vulnerability')
  group by s.rule)"};

constexpr storage::Query kOffered{"opportunity_report.offered", R"(
  select o.id, o.customer_id, c.name, o.title, coalesce(s.rule, 'none'), o.state, coalesce(o.loss, ''), o.value_minor,
         o.currency, o.opened_at, o.closed_at
  from opportunity o
  join customer c on c.desk_id = o.desk_id and c.id = o.customer_id
  left join signal s on s.desk_id = o.desk_id and s.id = o.signal_id
  where o.desk_id = :desk and (o.state = 'open' or (o.opened_at >= :from and o.opened_at < :to)
    or (o.closed_at >= :from and o.closed_at < :to))
  order by o.id desc)"};

// A ticket was last changed when it was opened or later: the index over that time bounds the search.
constexpr storage::Query kAsked{"opportunity_report.asked", R"(
  select count(id) from ticket
  where desk_id = :desk and customer_id = :customer and updated_at >= :from and opened_at >= :from and opened_at < :to
    and nature <> 'vulnerability')"};

struct RuleCount {
  std::string rule;
  std::int64_t count{0};
};
BOOST_DESCRIBE_STRUCT(RuleCount, (), (rule, count))

struct OfferedRow {
  OpportunityId id;
  customers::CustomerId customer_id;
  std::string customer_name;
  std::string title;
  std::string rule;
  OpportunityState state{OpportunityState::kOpen};
  std::string loss;
  std::int64_t value_minor{0};
  std::string currency;
  Time opened_at;
  std::optional<Time> closed_at;
};
BOOST_DESCRIBE_STRUCT(OfferedRow, (),
                      (id, customer_id, customer_name, title, rule, state, loss, value_minor, currency, opened_at,
                       closed_at))

using Worth = std::map<std::string, std::int64_t>;

std::vector<Money> money_of(Worth const& worth) {
  std::vector<Money> list;
  for (auto const& [currency, minor] : worth) list.push_back({minor, currency});
  return list;
}

std::optional<LoadChange> load_of(storage::Transaction& tx, DeskId desk, OfferedRow const& row, Time now) {
  auto const passed = std::min(std::chrono::floor<days>(now - *row.closed_at), kLoadMost);
  if (passed < kLoadLeast) return std::nullopt;
  auto const asked = [&](Time from, Time to) {
    return tx.first<std::int64_t>(kAsked, {{"desk", desk}, {"customer", row.customer_id}, {"from", from}, {"to", to}})
        .value_or(0);
  };
  return LoadChange{.opportunity_id = row.id,
                    .customer_id = row.customer_id,
                    .customer_name = row.customer_name,
                    .title = row.title,
                    .days = passed.count(),
                    .before = asked(*row.closed_at - passed, *row.closed_at),
                    .after = asked(*row.closed_at, *row.closed_at + passed)};
}

}  // namespace

OpportunityReport report_opportunities(storage::Transaction& tx, DeskId desk, Span const& span, Time now) {
  auto const within = [&](Time at) { return span.from <= at && at < span.to; };
  OpportunityReport report;
  std::map<std::string, LearntRow> rules;
  std::map<std::string, std::int64_t> losses;
  Worth won;
  Worth open;
  for (auto const& row : tx.all<RuleCount>(kLearnt, {{"desk", desk}, {"from", span.from}, {"to", span.to}})) {
    rules[row.rule].learnt = row.count;
  }
  for (auto const& row : tx.all<OfferedRow>(kOffered, {{"desk", desk}, {"from", span.from}, {"to", span.to}})) {
    if (row.state == OpportunityState::kOpen && !row.currency.empty()) open[row.currency] += row.value_minor;
    if (within(row.opened_at)) ++rules[row.rule].offered;
    if (!row.closed_at || !within(*row.closed_at)) continue;
    if (row.state == OpportunityState::kLost) {
      ++rules[row.rule].lost;
      ++losses[row.loss];
      continue;
    }
    ++rules[row.rule].won;
    if (!row.currency.empty()) won[row.currency] += row.value_minor;
    if (auto load = load_of(tx, desk, row, now)) report.loads.push_back(*std::move(load));
  }
  for (auto& [rule, row] : rules) {
    row.rule = rule;
    report.rules.push_back(std::move(row));
  }
  std::ranges::stable_sort(report.rules, [](auto const& a, auto const& b) { return a.learnt > b.learnt; });
  for (auto const& [loss, count] : losses) {
    report.losses.push_back({parse_enum<LossReason>(loss).value_or(LossReason::kOther), count});
  }
  std::ranges::stable_sort(report.losses, [](auto const& a, auto const& b) { return a.count > b.count; });
  report.won = money_of(won);
  report.open = money_of(open);
  return report;
}

}  // namespace podpora::insight
