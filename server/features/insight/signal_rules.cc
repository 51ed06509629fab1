#include "features/insight/signal_rules.h"

#include <algorithm>
#include <set>

namespace podpora::insight {

namespace {

using std::chrono::days;

constexpr std::size_t kEvidenceMax = 500;

/// The facts of one customer as a rule sees them at a time.
struct View {
  Rule const& rule;
  CustomerFacts const& facts;
  Time now;

  Time since() const { return now - days{rule.period_days}; }
  Time until() const { return now + days{rule.period_days}; }
  bool in_period(Time at) const { return since() < at && at <= now; }
};

using Findings = std::vector<Finding>;
using Tickets = std::vector<TicketFact const*>;

Finding about_tickets(View const& view, std::string subject, std::string service, Tickets const& tickets) {
  auto const count = static_cast<std::int64_t>(tickets.size());
  Finding finding{.rule = view.rule.code,
                  .subject = std::move(subject),
                  .service = std::move(service),
                  .strength = count,
                  .evidence = {.numbers = {{"count", count}, {"days", view.rule.period_days}}}};
  for (auto const* ticket : tickets) {
    if (finding.evidence.tickets.size() == kEvidenceMax) break;
    finding.evidence.tickets.push_back({ticket->id, ticket->number});
  }
  return finding;
}

/// The tickets of the period for which `wanted` holds, in groups; only groups that reach the threshold.
template <class Wanted, class Group>
Findings in_groups(View const& view, Wanted&& wanted, Group&& group) {
  std::map<std::string, Tickets> groups;
  for (auto const& ticket : view.facts.tickets) {
    if (view.in_period(ticket.opened_at) && wanted(ticket)) groups[group(ticket)].push_back(&ticket);
  }
  Findings findings;
  for (auto const& [name, tickets] : groups) {
    if (static_cast<std::int64_t>(tickets.size()) < view.rule.threshold) continue;
    findings.push_back(about_tickets(view, name, tickets.front()->service, tickets));
  }
  return findings;
}

std::string const& service_of(TicketFact const& ticket) {
  return ticket.service;
}

/// All tickets of the customer are one group, whatever their service.
template <class Wanted>
Findings together(View const& view, Wanted&& wanted) {
  auto findings = in_groups(view, wanted, [](TicketFact const&) { return std::string{}; });
  for (auto& finding : findings) finding.service.clear();
  return findings;
}

bool is_how_to(TicketFact const& ticket) {
  return ticket.cause == "how_to" || (ticket.cause.empty() && ticket.nature == Nature::kQuestion);
}

Findings repeated_how_to(View const& view) {
  return in_groups(
      view, [](TicketFact const& ticket) { return !ticket.service.empty() && is_how_to(ticket); }, service_of);
}

/// People count, not requests: one who asks ten times is another matter.
Findings one_cause_many_users(View const& view) {
  auto const key = [](TicketFact const& ticket) { return ticket.cause + " " + ticket.service; };
  auto findings = in_groups(
      view,
      [](TicketFact const& ticket) {
        return ticket.contact_id && !ticket.cause.empty() && ticket.cause != "other" && !is_how_to(ticket);
      },
      key);
  for (auto& finding : findings) {
    std::set<std::int64_t> people;
    for (auto const& ticket : view.facts.tickets) {
      if (view.in_period(ticket.opened_at) && ticket.contact_id && key(ticket) == finding.subject) {
        people.insert(ticket.contact_id->value);
      }
    }
    finding.strength = static_cast<std::int64_t>(people.size());
    finding.evidence.numbers["people"] = finding.strength;
    finding.evidence.words["cause"] = finding.subject.substr(0, finding.subject.find(' '));
  }
  std::erase_if(findings, [&](Finding const& finding) { return finding.strength < view.rule.threshold; });
  return findings;
}

Findings outside_hours(View const& view) {
  return together(view, [](TicketFact const& ticket) { return ticket.outside_hours; });
}

Findings outside_coverage(View const& view) {
  return in_groups(
      view, [](TicketFact const& ticket) { return ticket.outside_coverage; }, service_of);
}

Findings promise_breached(View const& view) {
  Tickets tickets;
  for (auto const& ticket : view.facts.tickets) {
    if (ticket.breached_at && view.in_period(*ticket.breached_at)) tickets.push_back(&ticket);
  }
  if (static_cast<std::int64_t>(tickets.size()) < view.rule.threshold) return {};
  return {about_tickets(view, "", "", tickets)};
}

/// The share of what there was to draw from, in the wallets that the period touched.
Findings wallet_burn(View const& view) {
  std::set<std::string> touched;
  for (auto const& entry : view.facts.wallet) {
    if (view.in_period(entry.at)) touched.insert(entry.wallet);
  }
  std::int64_t drawn = 0;
  std::int64_t available = 0;
  for (auto const& entry : view.facts.wallet) {
    if (entry.at > view.now || !touched.contains(entry.wallet)) continue;
    auto const now = view.in_period(entry.at);
    if (now && entry.hundredths < 0) drawn -= entry.hundredths;
    if (!now || entry.hundredths > 0) available += entry.hundredths;
  }
  if (drawn == 0) return {};
  auto const percent = available > 0 ? drawn * 100 / available : 1000;
  if (percent < view.rule.threshold) return {};
  return {{.rule = view.rule.code,
           .strength = percent,
           .evidence = {.numbers = {{"percent", percent},
                                    {"drawn_minutes", drawn / 100},
                                    {"available_minutes", available / 100},
                                    {"days", view.rule.period_days}}}}};
}

/// How many seats there were at a time; null before the first.
customers::SeatCount const* seats_at(View const& view, customers::SubscriptionId subscription, Time at) {
  customers::SeatCount const* last = nullptr;
  for (auto const& count : view.facts.seats) {
    if (count.subscription_id == subscription && count.at <= at) last = &count;
  }
  return last;
}

Finding about_seats(View const& view, customers::Subscription const& held, std::int64_t percent) {
  return {.rule = view.rule.code,
          .subject = to_text(held.id),
          .service = held.service,
          .strength = percent,
          .evidence = {.numbers = {{"percent", percent}, {"days", view.rule.period_days}},
                       .words = {{"subscription", held.name}}}};
}

Findings seats_growing(View const& view) {
  Findings findings;
  for (auto const& held : view.facts.subscriptions) {
    auto const* before = seats_at(view, held.id, view.since());
    auto const* now = seats_at(view, held.id, view.now);
    if (held.state != "active" || !before || !now || before->quantity == 0) continue;
    auto const percent = (now->quantity - before->quantity) * 100 / before->quantity;
    if (percent < view.rule.threshold) continue;
    auto finding = about_seats(view, held, percent);
    finding.evidence.numbers["before"] = before->quantity;
    finding.evidence.numbers["now"] = now->quantity;
    findings.push_back(std::move(finding));
  }
  return findings;
}

/// The fewest idle seats of the whole period, in per cent: who used them for a day needs them.
std::int64_t idle_percent(View const& view, customers::Subscription const& held) {
  auto const* begin = seats_at(view, held.id, view.since());
  if (!begin || !begin->used || begin->quantity == 0) return 0;
  auto const idle = [](customers::SeatCount const& count) {
    return count.quantity == 0 || !count.used ? 0 : (count.quantity - *count.used) * 100 / count.quantity;
  };
  auto least = idle(*begin);
  for (auto const& count : view.facts.seats) {
    if (count.subscription_id == held.id && view.in_period(count.at)) least = std::min(least, idle(count));
  }
  return least;
}

Findings seats_idle(View const& view) {
  Findings findings;
  for (auto const& held : view.facts.subscriptions) {
    auto const percent = held.state == "active" ? idle_percent(view, held) : 0;
    if (percent == 0 || percent < view.rule.threshold) continue;
    auto finding = about_seats(view, held, percent);
    auto const* now = seats_at(view, held.id, view.now);
    finding.evidence.numbers["idle"] = now->quantity - now->used.value_or(now->quantity);
    finding.evidence.numbers["now"] = now->quantity;
    findings.push_back(std::move(finding));
  }
  return findings;
}

Findings end_of_support(View const& view) {
  Findings findings;
  for (auto const& product : view.facts.lifecycles) {
    if (product.ends > view.until()) continue;
    findings.push_back({.rule = view.rule.code,
                        .subject = product.code + " " + to_text(product.subscription_id),
                        .service = product.service,
                        .strength = std::max<std::int64_t>(1, product.quantity),
                        .evidence = {.numbers = {{"quantity", product.quantity}},
                                     .words = {{"product_en", product.name.en},
                                               {"product_cs", product.name.cs},
                                               {"date", to_rfc3339(product.ends).substr(0, 10)}}}});
  }
  return findings;
}

Findings delegation_ending(View const& view) {
  Findings findings;
  for (auto const& access : view.facts.delegations) {
    if (access.expires_at <= view.now || access.expires_at > view.until()) continue;
    auto const date = to_rfc3339(access.expires_at).substr(0, 10);
    findings.push_back({.rule = view.rule.code,
                        .subject = access.role + " " + date,
                        .strength = 1,
                        .evidence = {.words = {{"role", access.role}, {"date", date}}}});
  }
  return findings;
}

Findings asked_not_held(View const& view) {
  auto const& facts = view.facts;
  return in_groups(
      view,
      [&](TicketFact const& ticket) {
        auto const is_known = std::ranges::find(facts.known_services, ticket.service) != facts.known_services.end();
        return is_known && std::ranges::none_of(facts.subscriptions, [&](auto const& held) {
                 return held.service == ticket.service && held.state == "active";
               });
      },
      service_of);
}

Findings training_would_help(View const& view) {
  return in_groups(
      view, [](TicketFact const& ticket) { return ticket.avoided_by == "training"; }, service_of);
}

Findings other_plan_would_help(View const& view) {
  return in_groups(
      view, [](TicketFact const& ticket) { return ticket.avoided_by == "plan" || ticket.avoided_by == "service"; },
      service_of);
}

}  // namespace

std::vector<Rule> const& shipped_rules() {
  using enum RuleCode;
  static std::vector<Rule> const rules{
      {kRepeatedHowTo, true, 4, 90},      {kOneCauseManyUsers, true, 3, 90}, {kOutsideHours, true, 4, 90},
      {kOutsideCoverage, true, 3, 90},    {kPromiseBreached, true, 2, 90},   {kWalletBurn, true, 80, 30},
      {kSeatsGrowing, true, 20, 90},      {kSeatsIdle, true, 30, 60},        {kEndOfSupport, true, 1, 180},
      {kDelegationEnding, true, 1, 30},   {kAskedNotHeld, true, 2, 90},      {kTrainingWouldHelp, true, 4, 180},
      {kOtherPlanWouldHelp, true, 4, 180}};
  return rules;
}

std::vector<Finding> judge(Rule const& rule, CustomerFacts const& facts, Time now) {
  View const view{rule, facts, now};
  switch (rule.code) {
    case RuleCode::kRepeatedHowTo:
      return repeated_how_to(view);
    case RuleCode::kOneCauseManyUsers:
      return one_cause_many_users(view);
    case RuleCode::kOutsideHours:
      return outside_hours(view);
    case RuleCode::kOutsideCoverage:
      return outside_coverage(view);
    case RuleCode::kPromiseBreached:
      return promise_breached(view);
    case RuleCode::kWalletBurn:
      return wallet_burn(view);
    case RuleCode::kSeatsGrowing:
      return seats_growing(view);
    case RuleCode::kSeatsIdle:
      return seats_idle(view);
    case RuleCode::kEndOfSupport:
      return end_of_support(view);
    case RuleCode::kDelegationEnding:
      return delegation_ending(view);
    case RuleCode::kAskedNotHeld:
      return asked_not_held(view);
    case RuleCode::kTrainingWouldHelp:
      return training_would_help(view);
    case RuleCode::kOtherPlanWouldHelp:
      return other_plan_would_help(view);
  }
  return {};
}

std::optional<Time> next_look(std::vector<Rule> const& rules, CustomerFacts const& facts, Time now) {
  std::optional<Time> next;
  auto const consider = [&](Time at) {
    if (at > now && (!next || at < *next)) next = at;
  };
  for (auto const& rule : rules) {
    if (!rule.is_on) continue;
    auto const period = days{rule.period_days};
    if (rule.code == RuleCode::kEndOfSupport) {
      for (auto const& product : facts.lifecycles) consider(product.ends - period);
    } else if (rule.code == RuleCode::kDelegationEnding) {
      for (auto const& access : facts.delegations) {
        consider(access.expires_at - period);
        consider(access.expires_at);
      }
    } else if (rule.code == RuleCode::kSeatsGrowing || rule.code == RuleCode::kSeatsIdle) {
      for (auto const& count : facts.seats) consider(count.at + period);
    } else if (rule.code == RuleCode::kWalletBurn) {
      for (auto const& entry : facts.wallet) consider(entry.at + period);
    } else {
      // What was found passes when the oldest of its tickets is out of the period.
      for (auto const& finding : judge(rule, facts, now)) {
        for (auto const& ticket : facts.tickets) {
          if (TicketRef{ticket.id, ticket.number} != finding.evidence.tickets.front()) continue;
          consider((rule.code == RuleCode::kPromiseBreached ? *ticket.breached_at : ticket.opened_at) + period);
        }
      }
    }
  }
  return next;
}

}  // namespace podpora::insight
