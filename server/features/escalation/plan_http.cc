#include "features/escalation/plan_http.h"

#include "features/escalation/plan_store.h"
#include "platform/i18n/catalogue.h"

#include <memory>
#include <tuple>

namespace podpora::escalation {

namespace {

/// As many as one look takes; the newest come first.
constexpr int kCasesMax = 20'000;
constexpr std::int64_t kMonthsOfYear = 12;

Time months_before(Time now, std::int64_t months) {
  using namespace std::chrono;
  auto const today = floor<days>(now);
  auto day = year_month_day{today} - std::chrono::months{months};
  if (!day.ok()) day = day.year() / day.month() / last;
  return Time{sys_days{day}} + (now - today);
}

std::vector<Plan> plans_of(std::vector<PlanInput> const& inputs) {
  std::vector<Plan> plans;
  for (auto const& input : inputs) {
    plans.push_back({.vehicle = input.vehicle.value_or(""),
                     .membership = input.membership.value_or(""),
                     .basis = input.basis,
                     .price = input.price,
                     .pack_size = input.pack_size.value_or(1)});
  }
  return plans;
}

Usage usage_of(storage::Transaction& tx, DeskId desk, std::string const& vehicle, Time since) {
  Usage usage{.refused = refused_for_lack(tx, desk, vehicle, since, kCasesMax)};
  for (auto const& [kind, amount] : entitlements::moved_since(tx, desk, vehicle, since)) {
    switch (kind) {
      case entitlements::EntryKind::kGrant:
      case entitlements::EntryKind::kAdjust:
        usage.granted += amount;
        break;
      case entitlements::EntryKind::kDraw:
        usage.drawn -= amount;
        break;
      case entitlements::EntryKind::kGiveBack:
        usage.given_back += amount;
        break;
      case entitlements::EntryKind::kExpire:
        usage.expired -= amount;
        break;
    }
  }
  return usage;
}

/// The names of one moment, in the caller's language.
class Names {
 public:
  Names(rulebook::Rulebook const& rulebook, Time now, std::string const& language)
      : editions_(in_force(rulebook, now)), language_(language) {}

  std::string vehicle(std::string const& code) const {
    for (auto const* edition : editions_) {
      if (auto const* found = find_vehicle(*edition, code)) return found->name.in(language_);
    }
    return code;
  }

  std::string plan(Plan const& plan) const {
    if (!plan.vehicle.empty()) return vehicle(plan.vehicle);
    for (auto const* edition : editions_) {
      for (auto const& membership : edition->rules.memberships) {
        if (membership.code == plan.membership) return membership.name.in(language_);
      }
    }
    return plan.membership;
  }

 private:
  std::vector<rulebook::Edition const*> editions_;
  std::string const& language_;
};

Result<void> check_known(rulebook::Rulebook const& rulebook, std::vector<Plan> const& plans) {
  for (std::size_t i = 0; i < plans.size(); ++i) {
    auto const at = "/plans/" + std::to_string(i);
    auto const& [vehicle, membership] = std::tie(plans[i].vehicle, plans[i].membership);
    if (!vehicle.empty() && !knows_vehicle(rulebook, vehicle)) {
      return invalid(at + "/vehicle", "unknown-vehicle", {{"value", vehicle}});
    }
    if (!membership.empty() && !knows_membership(rulebook, membership)) {
      return invalid(at + "/membership", "unknown-membership", {{"value", membership}});
    }
  }
  return {};
}

PlanOutcomeView view_of(storage::Transaction& tx, DeskId desk, Names const& names, Plan const& plan,
                        PlanOutcome const& outcome) {
  PlanOutcomeView view{.name = names.plan(plan),
                       .carried = outcome.carried,
                       .were_refused = outcome.were_refused,
                       .went_otherwise = outcome.went_otherwise,
                       .recommended = outcome.recommended,
                       .units = outcome.units,
                       .cost = outcome.cost};
  for (auto const& example : outcome.examples) {
    auto const ticket = find_ticket(tx, desk, example.ticket_id);
    if (!ticket) continue;
    view.examples.push_back({.ticket_id = ticket->id,
                             .ticket_number = ticket->number,
                             .ticket_subject = ticket->subject,
                             .vehicle = example.vehicle,
                             .vehicle_name = names.vehicle(example.vehicle)});
  }
  return view;
}

}  // namespace

Result<WeighedView> PlanHttp::weigh(http::Call const& call, WeighRequest request) const {
  auto const plans = plans_of(request.plans);
  auto const desk = call.actor.desk;
  auto const now = clock_.now();
  WeighedView view{.from = months_before(now, request.months)};
  std::shared_ptr<rulebook::Rulebook const> rules;
  auto const cases = database_.read(storage::Scope::of(desk), [&](auto& tx) {
    rules = rulebooks_.of(tx, desk);
    return cases_since(tx, desk, view.from, kCasesMax);
  });
  TRY(check_known(*rules, plans));
  view.cases = static_cast<std::int64_t>(cases.size());
  view.is_everything = view.cases < kCasesMax;
  // Deciding takes a while: no transaction is open meanwhile.
  auto const outcomes = TRY(weigh_plans(*rules, cases, plans, request.months));
  Names const names(*rules, now, call.language);
  database_.read(storage::Scope::of(desk), [&](auto& tx) {
    for (std::size_t i = 0; i < plans.size(); ++i) {
      view.plans.push_back(view_of(tx, desk, names, plans[i], outcomes[i]));
    }
  });
  return view;
}

Result<AdviceView> PlanHttp::advise(http::Call const& call, AdviceRequest request) const {
  if (request.pack_price.currency != request.plan_price.currency) {
    return invalid("/plan_price/currency", "currency-differs");
  }
  auto const desk = call.actor.desk;
  auto const from = months_before(clock_.now(), kMonthsOfYear);
  std::shared_ptr<rulebook::Rulebook const> rules;
  auto const usage = database_.read(storage::Scope::of(desk), [&](auto& tx) {
    rules = rulebooks_.of(tx, desk);
    return usage_of(tx, desk, request.vehicle, from);
  });
  if (!knows_vehicle(*rules, request.vehicle)) {
    return invalid("/vehicle", "unknown-vehicle", {{"value", request.vehicle}});
  }
  auto const advice = escalation::advise(usage, request.pack_size, request.pack_price, request.plan_price);
  AdviceView view{.vehicle_name = Names(*rules, clock_.now(), call.language).vehicle(request.vehicle),
                  .from = from,
                  .granted = usage.granted,
                  .drawn = usage.drawn,
                  .given_back = usage.given_back,
                  .expired = usage.expired,
                  .refused = usage.refused,
                  .need = advice.need,
                  .packs = advice.packs,
                  .packs_cost = advice.packs_cost,
                  .plan_cost = advice.plan_cost,
                  .cheaper = advice.cheaper,
                  .saving = advice.saving};
  view.text = i18n::text(call.language, "entitlement.advice." + to_text(advice.cheaper),
                         {{"need", advice.need},
                          {"packs", advice.packs},
                          {"packs_cost", i18n::format_money(call.language, advice.packs_cost)},
                          {"plan_cost", i18n::format_money(call.language, advice.plan_cost)},
                          {"saving", i18n::format_money(call.language, advice.saving)}});
  return view;
}

}  // namespace podpora::escalation
