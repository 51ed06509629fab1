#include "features/rulebook/http.h"

#include "platform/i18n/catalogue.h"

#include <algorithm>

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
  for (auto const& refund : edition.rules.refunds) {
    auto const& vehicles = refund.vehicles;
    if (std::find(vehicles.begin(), vehicles.end(), vehicle.code) != vehicles.end()) {
      view.refunds.push_back(refund.text.in(language));
    }
  }
  return view;
}

/// What a request can be described by.
void add_words(Edition const& edition, std::string const& language, EditionView& view) {
  for (auto const& cause : edition.rules.causes) view.causes.push_back({cause.code, cause.name.in(language)});
  for (auto const& area : edition.rules.areas) {
    view.areas.push_back({area.code, area.name.in(language), area.scope.services, area.scope.kinds});
  }
  for (auto const& severity : edition.rules.severities) {
    view.severities.push_back({severity.severity, severity.name.in(language), severity.definition.in(language)});
  }
  for (auto const& item : edition.rules.classes) {
    view.escalation_classes.push_back({item.code, item.text.in(language)});
  }
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
  add_words(edition, language, view);
  return view;
}

FactView view_of(Rulebook const& rulebook, Pack const& pack, StatedFact const& fact, std::string const& language) {
  auto const* source = find_source(rulebook, pack.id, fact.source);
  FactView view{.pack = pack.id,
                .kind = fact.kind,
                .key = fact.key,
                .title = fact.title.in(language),
                .valid_from = fact.valid_from,
                .valid_to = fact.valid_to,
                .source = {source->page, source->date, source->trust, fact.derived},
                .text = fact.text};
  for (auto const& [name, value] : fact.values) view.values.push_back({name, value});
  if (!fact.override_id.empty()) view.override_id = parse_id<OverrideTag>(fact.override_id);
  return view;
}

OverrideState state_of(Override const& override, Time now) {
  auto const until = override.until();
  if (until && *until <= now) return OverrideState::kOver;
  return override.valid_from <= now ? OverrideState::kInForce : OverrideState::kToCome;
}

OverrideView to_view(Override const& override, Time now) {
  return {.id = override.id,
          .pack = override.pack,
          .state = state_of(override, now),
          .replaces = override.replaces,
          .fragment = override.fragment,
          .valid_from = override.valid_from,
          .valid_to = override.valid_to,
          .reason = override.reason,
          .author = override.author,
          .created_at = override.created_at,
          .ended_at = override.ended_at,
          .ended_by = override.ended_by,
          .end_reason = override.end_reason};
}

}  // namespace

Result<RulebookView> Http::get(http::Call const& call, RulebookQuery query) const {
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<RulebookView> {
    auto const rulebook = rulebooks_.of(tx, desk);
    RulebookView view{.at = query.at.value_or(context_.clock.now())};
    for (auto const* edition : in_force(*rulebook, view.at)) {
      view.editions.push_back(view_of(*rulebook, *edition, call.language));
    }
    return view;
  });
}

Result<http::Page<FactView>> Http::facts(http::Call const& call, RulebookQuery query) const {
  auto const desk = call.actor.desk;
  auto const at = query.at.value_or(context_.clock.now());
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Page<FactView>> {
    auto const rulebook = rulebooks_.of(tx, desk);
    http::Page<FactView> page;
    for (auto const& pack : rulebook->packs) {
      for (auto const& fact : pack.facts) {
        if (fact.holds_at(at)) page.items.push_back(view_of(*rulebook, pack, fact, call.language));
      }
    }
    return page;
  });
}

Result<http::Page<OverrideView>> Http::overrides(http::Call const& call) const {
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Page<OverrideView>> {
    auto const rules = rulebooks_.with_problems(tx, desk);
    http::Page<OverrideView> page;
    for (auto const& override : overrides_of(tx, desk)) {
      auto view = to_view(override, context_.clock.now());
      for (auto const& error : rules->broken) {
        if (error.file != to_text(override.id)) continue;
        view.problems.push_back(
            {error.line, error.field, i18n::text(call.language, "rulepack." + error.code, error.args)});
      }
      page.items.push_back(std::move(view));
    }
    std::reverse(page.items.begin(), page.items.end());
    return page;
  });
}

Result<http::Created<OverrideView>> Http::add(http::Call const& call, AddOverrideRequest request) const {
  auto actor = call.actor;
  actor.language = call.language;
  auto const added = TRY(database_.write(storage::Scope::of(actor.desk), [&](auto& tx) {
    return add_override(tx, rulebooks_, context_, actor,
                        {.pack = request.pack,
                         .replaces = request.replaces.value_or(std::vector<std::string>{}),
                         .fragment = request.fragment.value_or(""),
                         .valid_from = request.valid_from,
                         .valid_to = request.valid_to,
                         .reason = request.reason});
  }));
  return http::Created<OverrideView>{"/api/v1/rulebook/overrides/" + to_text(added.id),
                                     to_view(added, context_.clock.now())};
}

Result<OverrideView> Http::end(http::Call const& call, EndOverrideRequest request) const {
  auto const id = TRY(call.id<OverrideId>("id"));
  auto const ended = TRY(database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) {
    return end_override(tx, rulebooks_, context_, call.actor, id, request.reason);
  }));
  return to_view(ended, context_.clock.now());
}

}  // namespace podpora::rulebook
