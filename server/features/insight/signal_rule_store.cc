#include "features/insight/learn.h"
#include "platform/base/enum_text.h"

#include <fmt/format.h>

namespace podpora::insight {

namespace {

constexpr std::int64_t kThresholdMax = 10'000;
constexpr std::int64_t kPeriodMax = 366;

constexpr storage::Query kAll{"signal_rule.all", R"(
  select code, is_on, threshold, period_days from signal_rule where desk_id = :desk)"};

constexpr storage::Query kSet{"signal_rule.set", R"(
  insert into signal_rule (desk_id, code, is_on, threshold, period_days, changed_by, changed_at)
  values (:desk, :code, :is_on, :threshold, :period_days, :changed_by, :changed_at)
  on conflict (desk_id, code) do update set is_on = excluded.is_on, threshold = excluded.threshold,
    period_days = excluded.period_days, changed_by = excluded.changed_by, changed_at = excluded.changed_at)"};

constexpr storage::Query kMarkAll{"learning_mark.all", R"(
  insert into learning_mark (desk_id, customer_id, due_at)
  select desk_id, id, cast(:now as bigint) from customer where desk_id = :desk
  on conflict (desk_id, customer_id) do update set due_at = excluded.due_at)"};

struct Row {
  std::string code;
  bool is_on{false};
  std::int64_t threshold{0};
  std::int64_t period_days{0};
};
BOOST_DESCRIBE_STRUCT(Row, (), (code, is_on, threshold, period_days))

}  // namespace

std::vector<Rule> rules_of(storage::Transaction& tx, DeskId desk) {
  auto rules = shipped_rules();
  for (auto const& row : tx.all<Row>(kAll, {{"desk", desk}})) {
    for (auto& rule : rules) {
      if (to_text(rule.code) == row.code) rule = {rule.code, row.is_on, row.threshold, row.period_days};
    }
  }
  return rules;
}

Result<Rule> set_rule(storage::Transaction& tx, audit::Context const& context, Actor const& actor, Rule const& rule) {
  if (rule.threshold < 1 || rule.threshold > kThresholdMax) return invalid("/threshold", "out-of-range");
  if (rule.period_days < 1 || rule.period_days > kPeriodMax) return invalid("/period_days", "out-of-range");
  auto const now = context.clock.now();
  tx.execute(kSet, {{"desk", actor.desk},
                    {"code", rule.code},
                    {"is_on", rule.is_on},
                    {"threshold", rule.threshold},
                    {"period_days", rule.period_days},
                    {"changed_by", actor.name},
                    {"changed_at", now}});
  tx.execute(kMarkAll, {{"desk", actor.desk}, {"now", now}});
  audit::record(tx, context, actor,
                {.kind = "signal_rule.set",
                 .subject = to_text(rule.code),
                 .payload = fmt::format(R"({{"on":{},"threshold":{},"period_days":{}}})", rule.is_on, rule.threshold,
                                        rule.period_days)});
  return rule;
}

}  // namespace podpora::insight
