#include "features/routing/explain.h"

#include "platform/i18n/catalogue.h"

#include <sstream>

namespace podpora::routing {

namespace {

class Explainer {
 public:
  Explainer(RouteDecision const& decision, Wording const& wording)
      : decision_(decision),
        words_(wording),
        edition_(*edition_for(wording.rulebook, wording.facts.request.service, wording.facts.at)) {}

  RouteView run() const {
    RouteView view{.rulebook = decision_.rulebook,
                   .delivered_by = delivered_by(),
                   .next = decision_.next,
                   .next_text = text("route.next." + to_text(decision_.next)),
                   .open_checks = {decision_.open_checks.begin(), decision_.open_checks.end()}};
    for (auto const& line : edition_.rules.boundaries) {
      for (auto const& verdict : decision_.boundary) {
        if (verdict.line != line.id) continue;
        auto const* source = find_source(words_.rulebook, edition_.pack, line.source);
        view.boundary.push_back({line.party, line.text.in(words_.language), source->page, source->date});
      }
    }
    if (!decision_.recommended.empty()) view.recommended = decision_.recommended;
    if (auto const* link = find_link(edition_, decision_.link)) view.link = link->url;
    for (auto const& verdict : decision_.vehicles) view.vehicles.push_back(vehicle(verdict));
    return view;
  }

 private:
  std::string text(std::string const& id, TextArgs const& args = {}) const {
    return i18n::text(words_.language, id, args);
  }

  DeliveredByView delivered_by() const {
    auto const& by = decision_.delivered_by;
    return {by.mode, by.to, text("route.delivery." + to_text(by.mode), {{"to", by.to}})};
  }

  std::string entitlement_name(std::string const& id) const {
    auto const found = words_.entitlement_names.find(id);
    return found == words_.entitlement_names.end() ? id : found->second;
  }

  /// A code of a reason's parameter as people say it.
  std::string say(std::string_view name, std::string const& value) const {
    if (name == "entitlement") return entitlement_name(value);
    if (name == "service") {
      auto const* service = find_service(edition_, value);
      return service ? service->name.in(words_.language) : value;
    }
    if (name == "vehicle") {
      auto const* vehicle = find_vehicle(edition_, value);
      return vehicle ? vehicle->name.in(words_.language) : value;
    }
    if (name == "memberships") return say_memberships(value);
    if (name == "valid_to" || name == "valid_from" || name == "expired") return value.substr(0, 10);
    if (name == "cloud") {
      for (auto const& cloud : edition_.rules.clouds) {
        if (to_text(cloud.cloud) == value) return cloud.name.in(words_.language);
      }
    }
    for (auto const* group : {"kind", "nature", "role", "tenant", "area", "severity"}) {
      if (name == group && i18n::has_text(words_.language, std::string{"route."} + group + "." + value)) {
        return text(std::string{"route."} + group + "." + value);
      }
    }
    return value;
  }

  std::string say_memberships(std::string const& list) const {
    std::string names;
    std::istringstream in(list);
    for (std::string code; std::getline(in >> std::ws, code, ',');) {
      auto name = code;
      for (auto const& membership : edition_.rules.memberships) {
        if (membership.code == code) name = membership.name.in(words_.language);
      }
      names += (names.empty() ? "" : ", ") + name;
    }
    return names;
  }

  /// The pack's own sentence where the reason is one of its refusals, else the catalogue's.
  ReasonView reason(Reason const& reason) const {
    for (auto const& refusal : edition_.rules.refusals) {
      if (refusal.code == reason.code) return {std::string{reason.code}, refusal.text.in(words_.language)};
    }
    TextArgs args;
    for (auto const& [name, value] : reason.params) args.push_back({std::string{name}, say(name, value)});
    auto const* held = reason.find("entitlement");
    auto const by_cap = reason.code == "exhausted" && held && words_.capped.contains(*held);
    std::string code{reason.code};
    return {code, text("route.reason." + (by_cap ? "capped" : code), args)};
  }

  VehicleRouteView vehicle(VehicleVerdict const& verdict) const {
    auto const& rule = *find_vehicle(edition_, verdict.vehicle);
    VehicleRouteView view{.vehicle = std::string{verdict.vehicle},
                          .name = rule.name.in(words_.language),
                          .verdict = verdict.verdict,
                          .rank = verdict.rank,
                          .cost = {.basis = verdict.cost.basis, .draws = verdict.cost.draws, .unit = verdict.cost.unit},
                          .balance_before = verdict.balance_before,
                          .balance_after = verdict.balance_after,
                          .transport = rule.transport};
    view.cost.text = text("route.cost." + to_text(verdict.cost.basis) + (verdict.cost.draws > 0 ? "_draws" : ""),
                          {{"draws", verdict.cost.draws}, {"unit", to_text(verdict.cost.unit)}});
    if (!verdict.entitlement.empty()) {
      view.entitlement_id = verdict.entitlement;
      view.entitlement_name = entitlement_name(verdict.entitlement);
    }
    for (auto const& item : verdict.reasons) view.reasons.push_back(reason(item));
    if (verdict.first_response) {
      auto const& promise = *verdict.first_response;
      view.first_response = FirstResponseView{promise.minutes, promise.hours,
                                              text("route.response." + to_text(promise.hours),
                                                   {{"time", i18n::format_minutes(words_.language, promise.minutes)}})};
    }
    for (auto const& name : verdict.missing) view.missing.push_back({std::string{name}, label_of(name)});
    return view;
  }

  std::string label_of(std::string_view name) const {
    for (auto const& field : edition_.rules.packet_fields) {
      if (field.name == name) return field.label.in(words_.language);
    }
    return std::string{name};
  }

  RouteDecision const& decision_;
  Wording const& words_;
  rulebook::Edition const& edition_;
};

}  // namespace

RouteView explain(RouteDecision const& decision, Wording const& wording) {
  return Explainer(decision, wording).run();
}

}  // namespace podpora::routing
