#include "features/insight/hour_cost.h"
#include "features/offers/offer_rules.h"

#include <boost/json.hpp>

namespace podpora::insight {

namespace {

constexpr std::int64_t kMinorMax = 100'000'000;

constexpr storage::Query kFind{"hour_cost.find", R"(
  select minor, currency, changed_by, changed_at from hour_cost where desk_id = :desk)"};

constexpr storage::Query kPut{"hour_cost.put", R"(
  insert into hour_cost (desk_id, minor, currency, changed_by, changed_at)
  values (:desk, :minor, :currency, :by, :now)
  on conflict (desk_id) do update set minor = excluded.minor, currency = excluded.currency,
    changed_by = excluded.changed_by, changed_at = excluded.changed_at)"};

constexpr storage::Query kForget{"hour_cost.forget", "delete from hour_cost where desk_id = :desk"};

boost::json::value json_of(std::optional<Money> const& money) {
  if (!money) return nullptr;
  return {{"minor", money->minor}, {"currency", money->currency}};
}

}  // namespace

std::optional<HourCost> find_hour_cost(storage::Transaction& tx, DeskId desk) {
  return tx.first<HourCost>(kFind, {{"desk", desk}});
}

Result<void> set_hour_cost(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                           std::optional<Money> const& cost) {
  if (cost && (cost->minor < 1 || cost->minor > kMinorMax)) return invalid("/cost/minor", "out-of-range");
  if (cost && !offers::is_currency(cost->currency)) return invalid("/cost/currency", "currency");
  auto const before = find_hour_cost(tx, actor.desk);
  auto const was = before ? std::optional{before->money()} : std::nullopt;
  if (was == cost) return {};
  if (cost) {
    tx.execute(kPut, {{"desk", actor.desk},
                      {"minor", cost->minor},
                      {"currency", cost->currency},
                      {"by", actor.name},
                      {"now", context.clock.now()}});
  } else {
    tx.execute(kForget, {{"desk", actor.desk}});
  }
  audit::record(
      tx, context, actor,
      {.kind = "hour_cost.set",
       .subject = to_text(actor.desk),
       .payload = boost::json::serialize(boost::json::object{{"before", json_of(was)}, {"after", json_of(cost)}})});
  return {};
}

}  // namespace podpora::insight
