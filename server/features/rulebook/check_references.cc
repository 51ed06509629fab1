#include "features/rulebook/read_pack.h"

#include "platform/base/enum_text.h"

#include <algorithm>
#include <functional>
#include <set>

namespace podpora::rulebook {

namespace {

using Codes = std::set<std::string>;

class Checker {
 public:
  Checker(PackDraft const& draft, std::vector<PackError>& errors) : draft_(draft), errors_(errors) {
    auto const& places = draft.places.find("source");
    for (std::size_t i = 0; i < draft.pack.sources.size(); ++i) {
      auto const& id = draft.pack.sources[i].id;
      if (sources_.insert(id).second || id.empty()) continue;
      at_ = &places->second[i];
      report("id", "twice", {{"code", id}});
    }
    collect(draft.pack.all.services, services_);
    collect(draft.pack.all.vehicles, vehicles_);
    collect(draft.pack.all.memberships, memberships_);
    collect(draft.pack.all.links, links_);
    for (auto const& vehicle : draft.pack.all.vehicles) {
      vehicles_.insert(vehicle.renamed_from.begin(), vehicle.renamed_from.end());
    }
  }

  /// Every item of a list: its source exists, `refer` finds its other references, and no two items with the same
  /// key hold at one time. An empty key may repeat.
  template <class List, class Key, class Refer>
  void list(std::string const& name, List const& items, Key&& key, Refer&& refer) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      at_ = &draft_.places.at(name)[i];
      known(sources_, "source", items[i].source);
      refer(items[i]);
      if (key(items[i]).empty()) continue;
      for (std::size_t j = 0; j < i; ++j) {
        if (key(items[i]) != key(items[j]) || !overlap(items[i], items[j])) continue;
        // A desk's own line is at fault before one of the pack, which it cannot mend.
        auto const& places = draft_.places.at(name);
        auto const other = places[j].own && !places[i].own ? i : j;
        at_ = &places[other == i ? j : i];
        report("valid_from", "overlaps", {{"code", key(items[i])}, {"line", places[other].line}});
        at_ = &places[i];
      }
    }
  }

  void scope(Scope const& scope) { all_known(services_, "services", scope.services); }
  void source(std::string const& field, std::string const& id) { known(sources_, field, id); }
  void service(std::string const& code) { known(services_, "service", code); }
  void vehicle(std::string const& code) { known(vehicles_, "vehicle", code); }
  void vehicles(std::vector<std::string> const& codes) { all_known(vehicles_, "vehicles", codes); }
  void membership(std::string const& code) { known(memberships_, "membership", code); }
  void memberships(std::string const& field, std::vector<std::string> const& codes) {
    all_known(memberships_, field, codes);
  }
  void link(std::string const& code) {
    if (!code.empty()) known(links_, "link", code);
  }
  void report(std::string const& field, std::string code, TextArgs args = {}) {
    errors_.push_back({at_->file, at_->line, at_->field + "." + field, std::move(code), std::move(args)});
  }

 private:
  template <class List>
  static void collect(List const& list, Codes& codes) {
    for (auto const& fact : list) codes.insert(fact.code);
  }
  static bool overlap(Fact const& a, Fact const& b) {
    return (!a.valid_to || b.valid_from < *a.valid_to) && (!b.valid_to || a.valid_from < *b.valid_to);
  }
  void known(Codes const& codes, std::string const& field, std::string const& code) {
    if (!code.empty() && !codes.contains(code)) report(field, "refers_to_nothing", {{"code", code}});
  }
  void all_known(Codes const& codes, std::string const& field, std::vector<std::string> const& list) {
    for (auto const& code : list) known(codes, field, code);
  }

  PackDraft const& draft_;
  std::vector<PackError>& errors_;
  Place const* at_{nullptr};
  Codes sources_, services_, vehicles_, memberships_, links_;
};

std::string no_key(Fact const&) {
  return {};
}

void check_names(Rules const& rules, Checker& check) {
  auto const nothing = [](auto const&) {};
  check.list(
      "edition", rules.editions, [](EditionName const&) { return std::string{"edition"}; }, nothing);
  check.list(
      "service", rules.services, [](Service const& s) { return s.code; }, nothing);
  check.list(
      "membership", rules.memberships, [](Membership const& m) { return m.code; }, nothing);
  check.list(
      "cloud", rules.clouds, [](CloudRule const& c) { return to_text(c.cloud); }, nothing);
  check.list(
      "link", rules.links, [](Link const& l) { return l.code; }, nothing);
  check.list(
      "severity", rules.severities, [](SeverityRule const& s) { return to_text(s.severity); }, nothing);
  check.list(
      "escalation_class", rules.classes, [](EscalationClass const& c) { return c.code; }, nothing);
}

/// What the desk's records can say of a check that is answered from them: there is one result for each.
std::vector<Known> answers_of(AnswerFrom from) {
  switch (from) {
    case AnswerFrom::kPerson:
      return {};
    case AnswerFrom::kServiceHealth:
      return {Known::kNothing, Known::kIncident, Known::kAdvisory};
    case AnswerFrom::kKnownIssues:
      return {Known::kNothing, Known::kIssue};
  }
  return {};
}

void check_results(Check const& step, Checker& check) {
  Codes codes;
  std::vector<Known> known;
  for (auto const& result : step.results) {
    if (!codes.insert(result.code).second) check.report("check.result", "twice", {{"code", result.code}});
    if (result.known) known.push_back(*result.known);
  }
  auto expected = answers_of(step.answered_from);
  std::ranges::sort(known);
  if (known != expected) check.report("check.result.known", "known_answers", {{"code", step.id}});
}

void check_boundary(Rules const& rules, Checker& check) {
  check.list(
      "boundary", rules.boundaries, [](BoundaryLine const& line) { return line.id; },
      [&](BoundaryLine const& line) { check.scope(line.scope); });
  check.list("detour", rules.detours, no_key, [&](DetourRule const& detour) {
    check.scope(detour.scope);
    check.link(detour.link);
  });
  check.list(
      "area", rules.areas, [](Area const& area) { return area.code; },
      [&](Area const& area) { check.scope(area.scope); });
  check.list(
      "cause", rules.causes, [](Cause const& cause) { return cause.code; },
      [&](Cause const& cause) { check.scope(cause.scope); });
  check.list(
      "lifecycle", rules.lifecycles, [](Lifecycle const& lifecycle) { return lifecycle.code; },
      [&](Lifecycle const& lifecycle) { check.service(lifecycle.service); });
  check.list(
      "runbook", rules.runbooks, [](Runbook const& runbook) { return runbook.id; },
      [&](Runbook const& runbook) {
        check.scope(runbook.scope);
        Codes ids;
        for (auto const& step : runbook.checks) {
          if (!ids.insert(step.id).second) check.report("check", "twice", {{"code", step.id}});
          check_results(step, check);
        }
      });
}

void check_vehicles(Rules const& rules, Checker& check) {
  check.list(
      "vehicle", rules.vehicles, [](Vehicle const& v) { return v.code; },
      [&](Vehicle const& vehicle) {
        check.scope(vehicle.scope);
        check.memberships("memberships", vehicle.memberships);
        check.link(vehicle.link);
      });
  check.list("response", rules.responses, no_key, [&](Response const& response) {
    check.vehicle(response.vehicle);
    check.scope(response.scope);
  });
  check.list("cost", rules.costs, no_key, [&](CostRule const& rule) {
    check.vehicle(rule.vehicle);
    check.scope(rule.scope);
  });
  check.list(
      "allowance", rules.allowances, [](Allowance const& a) { return a.vehicle + " " + a.membership; },
      [&](Allowance const& allowance) {
        check.vehicle(allowance.vehicle);
        check.membership(allowance.membership);
      });
  check.list("refund", rules.refunds, no_key, [&](Refund const& refund) { check.vehicles(refund.vehicles); });
  check.list("refusal", rules.refusals, no_key, [&](Refusal const& refusal) {
    check.vehicles(refusal.vehicles);
    check.scope(refusal.scope);
    check.memberships("unless_memberships", refusal.unless_memberships);
  });
  check.list("access", rules.accesses, no_key, [&](AccessRule const& access) {
    check.vehicles(access.vehicles);
    check.scope(access.scope);
  });
  check.list("packet_field", rules.packet_fields, no_key, [&](PacketField const& field) {
    check.vehicles(field.vehicles);
    check.scope(field.scope);
  });
}

void check_claims(Rules const& rules, Checker& check) {
  check.list(
      "credit_claim", rules.credit_claims, [](CreditClaim const& claim) { return claim.code; },
      [&](CreditClaim const& claim) {
        check.scope(claim.scope);
        check.link(claim.link);
        check.source("answer_source", claim.answer_source);
      });
  check.list(
      "credit_tier", rules.credit_tiers, [](CreditTier const& tier) { return tier.code; },
      [&](CreditTier const& tier) { check.scope(tier.scope); });
}

}  // namespace

void check_references(PackDraft const& draft, std::vector<PackError>& errors) {
  Checker check(draft, errors);
  check_names(draft.pack.all, check);
  check_boundary(draft.pack.all, check);
  check_vehicles(draft.pack.all, check);
  check_claims(draft.pack.all, check);
}

}  // namespace podpora::rulebook
