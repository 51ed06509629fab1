#include "features/rulebook/http.h"

namespace podpora::rulebook {

namespace {

SourceView view_of(Rulebook const& rulebook, std::string const& pack, Fact const& fact) {
  auto const* source = find_source(rulebook, pack, fact.source);
  return {.page = source->page, .date = source->date, .trust = source->trust, .derived = fact.derived};
}

VehicleView view_of(Rulebook const& rulebook, Edition const& edition, Vehicle const& vehicle,
                    std::string const& language) {
  VehicleView view{.code = vehicle.code,
                   .name = vehicle.name.in(language),
                   .holding = vehicle.holding,
                   .basis = vehicle.cost.basis,
                   .unit = vehicle.cost.unit,
                   .services = vehicle.scope.services,
                   .kinds = vehicle.scope.kinds,
                   .memberships = vehicle.memberships,
                   .transport = vehicle.transport,
                   .upstream = vehicle.upstream,
                   .source = view_of(rulebook, edition.pack, vehicle)};
  if (auto const* link = find_link(edition, vehicle.link)) view.link = link->url;
  for (auto const& allowance : edition.rules.allowances) {
    if (allowance.vehicle == vehicle.code) view.allowances.push_back({allowance.membership, allowance.amount});
  }
  return view;
}

EditionView view_of(Rulebook const& rulebook, Edition const& edition, std::string const& language) {
  auto const& named = edition.rules.editions.front();
  EditionView view{.pack = edition.pack,
                   .id = edition.id,
                   .name = edition.name,
                   .title = named.title.in(language),
                   .valid_from = named.valid_from,
                   .valid_to = named.valid_to};
  for (auto const& pack : rulebook.packs) {
    if (pack.id == edition.pack) view.vendor = pack.vendor;
  }
  for (auto const& service : edition.rules.services) {
    view.services.push_back({.code = service.code,
                             .name = service.name.in(language),
                             .track = service.track,
                             .health_url = service.health_url,
                             .source = view_of(rulebook, edition.pack, service)});
  }
  for (auto const& membership : edition.rules.memberships) {
    view.memberships.push_back({membership.code, membership.name.in(language)});
  }
  for (auto const& vehicle : edition.rules.vehicles) {
    view.vehicles.push_back(view_of(rulebook, edition, vehicle, language));
  }
  return view;
}

}  // namespace

Result<RulebookView> Http::get(http::Call const& call, RulebookQuery query) const {
  RulebookView view{.at = query.at.value_or(clock_.now())};
  for (auto const* edition : in_force(rulebook_, view.at)) {
    view.editions.push_back(view_of(rulebook_, *edition, call.language));
  }
  return view;
}

}  // namespace podpora::rulebook
