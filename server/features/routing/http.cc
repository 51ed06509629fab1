#include "features/routing/http.h"

#include "features/routing/explain.h"
#include "features/routing/gather.h"
#include "features/routing/what_if.h"
#include "platform/i18n/catalogue.h"

namespace podpora::routing {

namespace {

std::optional<NamedVehicle> named(rulebook::Edition const& edition, std::string const& code,
                                  std::string const& language) {
  auto const* vehicle = find_vehicle(edition, code);
  if (!vehicle) return std::nullopt;
  return NamedVehicle{code, vehicle->name.in(language)};
}

Result<Hypothesis> hypothesis_of(rulebook::Edition const& edition, WhatIfRequest const& request, Time at) {
  if (request.vehicle && request.membership) return invalid("/membership", "must-be-empty");
  if (request.vehicle) return if_held(edition, *request.vehicle, at);
  if (request.membership) return if_member(edition, *request.membership, at);
  return invalid("/vehicle", "required");
}

/// `changes`, `adds` a way that would not be the recommended one, or `nothing`.
std::string answer_of(WhatIf const& decided) {
  if (decided.then.recommended != decided.today.recommended) return "changes";
  return decided.gained.empty() ? "nothing" : "adds";
}

}  // namespace

Result<Gathered> Http::gathered_of(http::Call const& call) const {
  auto const id = TRY(call.id<tickets::TicketId>("id"));
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<Gathered> {
    auto const ticket = find_ticket(tx, desk, id);
    if (!ticket) return not_found("ticket");
    if (ticket->service.empty()) return conflict("service-not-set");
    return gather(tx, rulebooks_, desk, *ticket, clock_.now());
  });
}

Result<RouteView> Http::get(http::Call const& call) const {
  auto const gathered = TRY(gathered_of(call));
  auto const decision = TRY(route(*gathered.rulebook, gathered.facts));
  return explain(decision, {.rulebook = *gathered.rulebook,
                            .facts = gathered.facts,
                            .entitlement_names = gathered.entitlement_names,
                            .capped = gathered.capped,
                            .language = call.language});
}

Result<WhatIfView> Http::what_if(http::Call const& call, WhatIfRequest request) const {
  auto const gathered = TRY(gathered_of(call));
  auto const& facts = gathered.facts;
  auto const* edition = edition_for(*gathered.rulebook, facts.request.service, facts.at);
  if (!edition) return conflict("service-not-set");
  auto const hypothesis = TRY(hypothesis_of(*edition, request, facts.at));
  auto const decided = TRY(routing::what_if(*gathered.rulebook, facts, hypothesis));
  auto const imagined = facts_if(facts, hypothesis);
  auto names = gathered.entitlement_names;
  for (auto const& held : imagined.desk.entitlements) {
    if (auto const vehicle = named(*edition, held.vehicle, call.language)) names.emplace(held.id, vehicle->name);
  }
  WhatIfView view{.recommended_today = named(*edition, decided.today.recommended, call.language),
                  .recommended_then = named(*edition, decided.then.recommended, call.language),
                  .then = explain(decided.then, {.rulebook = *gathered.rulebook,
                                                 .facts = imagined,
                                                 .entitlement_names = names,
                                                 .capped = gathered.capped,
                                                 .language = call.language})};
  std::string ways;
  for (auto const& code : decided.gained) {
    if (auto vehicle = named(*edition, code, call.language)) {
      ways += (ways.empty() ? "" : ", ") + vehicle->name;
      view.gained.push_back(std::move(*vehicle));
    }
  }
  auto const then = view.recommended_then ? view.recommended_then->name : std::string{};
  view.text = i18n::text(call.language, "route.what_if." + answer_of(decided), {{"ways", ways}, {"then", then}});
  return view;
}

}  // namespace podpora::routing
