#include "features/escalation/replay.h"

#include "features/escalation/service_request_store.h"
#include "features/identity/desk.h"
#include "features/routing/facts_json.h"
#include "features/routing/run_route.h"
#include "features/rulebook/rulebooks.h"
#include "platform/http/json.h"
#include "platform/i18n/catalogue.h"

#include <map>
#include <memory>
#include <ostream>

namespace podpora::escalation {

namespace {

using http::Json;

std::string text_of(Json const& object, std::string_view name) {
  auto const* member = object.find(name);
  auto const* text = member ? member->as<std::string>() : nullptr;
  return text ? *text : std::string{};
}

Json::List list_of(Json const& object, std::string_view name) {
  auto const* member = object.find(name);
  auto const* list = member ? member->as<Json::List>() : nullptr;
  return list ? *list : Json::List{};
}

/// `refused (exhausted, kind_not_covered)` for each vehicle of a decision.
std::map<std::string, std::string> verdicts_of(Json const& decision) {
  std::map<std::string, std::string> verdicts;
  for (auto const& vehicle : list_of(decision, "vehicles")) {
    std::string codes;
    for (auto const& reason : list_of(vehicle, "reasons")) {
      codes += (codes.empty() ? "" : ", ") + text_of(reason, "code");
    }
    verdicts[text_of(vehicle, "vehicle")] = text_of(vehicle, "verdict") + " (" + codes + ")";
  }
  return verdicts;
}

struct Found {
  DeskId desk;
  ServiceRequest request;
};

std::optional<Found> find_anywhere(storage::Database& database, ServiceRequestId id) {
  auto const desks = database.read(storage::Scope::all_desks(), [](auto& tx) { return identity::all_desks(tx); });
  for (auto const& desk : desks) {
    auto found =
        database.read(storage::Scope::of(desk.id), [&](auto& tx) { return find_service_request(tx, desk.id, id); });
    if (found) return Found{desk.id, std::move(*found)};
  }
  return std::nullopt;
}

/// The packs of the files, or the embedded ones as the desk has overridden them.
std::shared_ptr<rulebook::Rulebook const> rules_for(storage::Database& database, DeskId desk,
                                                    ReplayOptions const& options, std::ostream& errors) {
  if (options.rulepacks.empty()) {
    rulebook::Rulebooks const rulebooks;
    return database.read(storage::Scope::of(desk), [&](auto& tx) { return rulebooks.of(tx, desk); });
  }
  auto loaded = routing::load_rulepacks(options.rulepacks, options.language, errors);
  return loaded ? std::make_shared<rulebook::Rulebook const>(std::move(*loaded)) : nullptr;
}

void print(Error const& error, std::string const& language, std::ostream& errors) {
  errors << i18n::text(language, "problem." + error.code, error.args) << '\n';
  for (auto const& field : error.fields) {
    errors << field.pointer << ": " << i18n::text(language, "field." + field.code, field.args) << '\n';
  }
}

}  // namespace

Result<Replayed> replay(rulebook::Rulebook const& rulebook, ServiceRequest const& request) {
  auto const facts = TRY(routing::parse_facts(request.facts));
  auto const decision = TRY(routing::route(rulebook, facts));
  return Replayed{.stored = request.decision, .now = routing::decision_json(decision)};
}

std::vector<std::string> differences(Replayed const& replayed) {
  std::vector<std::string> lines;
  if (replayed.is_equal()) return lines;
  auto const then = http::parse_json(replayed.stored).value();
  auto const now = http::parse_json(replayed.now).value();
  for (auto const* name : {"rulebook", "recommended", "next", "link"}) {
    auto const old = text_of(then, name);
    auto const fresh = text_of(now, name);
    if (old != fresh) lines.push_back(std::string{name} + ": " + old + " -> " + fresh);
  }
  auto const old = verdicts_of(then);
  auto fresh = verdicts_of(now);
  for (auto const& [vehicle, verdict] : old) {
    auto const found = fresh.find(vehicle);
    if (found == fresh.end()) {
      lines.push_back(vehicle + ": " + verdict + " -> -");
      continue;
    }
    if (found->second != verdict) lines.push_back(vehicle + ": " + verdict + " -> " + found->second);
    fresh.erase(found);
  }
  for (auto const& [vehicle, verdict] : fresh) lines.push_back(vehicle + ": - -> " + verdict);
  if (lines.empty()) lines.emplace_back("details");
  return lines;
}

int run_replay(storage::Database& database, ReplayOptions const& options, std::ostream& out, std::ostream& errors) {
  auto const id = parse_id<ServiceRequestTag>(options.id);
  auto const found = id ? find_anywhere(database, *id) : std::nullopt;
  if (!found) {
    errors << i18n::text(options.language, "problem.not-found", {{"what", "service request"}}) << ": " << options.id
           << '\n';
    return 1;
  }
  auto const rulebook = rules_for(database, found->desk, options, errors);
  if (!rulebook) return 3;
  auto const outcome = replay(*rulebook, found->request);
  if (outcome.has_error()) {
    print(outcome.error(), options.language, errors);
    return 1;
  }
  auto const& replayed = outcome.value();
  out << replayed.stored << '\n' << replayed.now << '\n';
  for (auto const& line : differences(replayed)) errors << line << '\n';
  return replayed.is_equal() ? 0 : 1;
}

}  // namespace podpora::escalation
