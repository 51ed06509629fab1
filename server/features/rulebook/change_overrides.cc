#include "features/rulebook/override_store.h"
#include "features/rulebook/rulebooks.h"
#include "platform/base/text.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>
#include <set>

namespace podpora::rulebook {

namespace {

constexpr std::size_t kOverridesMax = 500;

/// What the reader of packs says about the override, as fields of the request.
std::vector<FieldError> fields_of(std::vector<PackError> const& errors, std::string const& language) {
  std::vector<FieldError> fields;
  for (auto const& error : errors) {
    auto const sentence = i18n::text(language, "rulepack." + error.code, error.args);
    if (error.field.starts_with("replaces[")) {
      auto const index = error.field.substr(9, error.field.size() - 10);
      fields.push_back({"/replaces/" + index, "pack-fact", {{"sentence", sentence}}});
    } else if (error.field == "pack") {
      fields.push_back({"/pack", "pack-fact", {{"sentence", sentence}}});
    } else {
      auto const where = error.field.empty() ? std::string{"TOML"} : error.field;
      fields.push_back({"/fragment", "pack-line", {{"line", error.line}, {"field", where}, {"sentence", sentence}}});
    }
  }
  return fields;
}

std::vector<FieldError> problems_of(NewOverride const& added, Time now) {
  std::vector<FieldError> fields;
  if (trim(added.reason).empty()) fields.push_back({"/reason", "empty", {}});
  if (added.replaces.empty() && trim(added.fragment).empty()) fields.push_back({"/fragment", "empty", {}});
  auto const from = added.valid_from.value_or(now);
  if (from < now) fields.push_back({"/valid_from", "in-the-past", {}});
  if (added.valid_to && *added.valid_to <= from) fields.push_back({"/valid_to", "ends-before-it-begins", {}});
  std::set<std::string> keys;
  for (std::size_t i = 0; i < added.replaces.size(); ++i) {
    auto const pointer = "/replaces/" + std::to_string(i);
    auto const& key = added.replaces[i];
    if (key.find('\n') != std::string::npos) fields.push_back({pointer, "one-line", {}});
    if (!keys.insert(key).second) fields.push_back({pointer, "twice", {{"value", key}}});
  }
  return fields;
}

bool names(std::vector<PackError> const& errors, OverrideId id) {
  return std::any_of(errors.begin(), errors.end(), [&](PackError const& e) { return e.file == to_text(id); });
}

/// Leaves out what does not load anyway, so that only a new mistake counts.
std::vector<Override> without_broken(std::vector<Override> overrides, std::vector<PackError> const& broken) {
  std::erase_if(overrides, [&](Override const& override) { return names(broken, override.id); });
  return overrides;
}

}  // namespace

std::optional<Time> Override::until() const {
  if (!ended_at) return valid_to;
  return valid_to ? std::min(*valid_to, *ended_at) : *ended_at;
}

Result<Override> add_override(storage::Transaction& tx, Rulebooks const& rulebooks, audit::Context const& context,
                              Actor const& actor, NewOverride added) {
  auto const now = context.clock.now();
  auto fields = problems_of(added, now);
  if (!fields.empty()) return Error{ErrorCode::kInvalid, "invalid", {}, std::move(fields)};

  note_change(tx, actor.desk, context.ids.next());
  Override made{.id = context.ids.make<OverrideId>(),
                .pack = std::move(added.pack),
                .replaces = std::move(added.replaces),
                .fragment = std::move(added.fragment),
                .valid_from = added.valid_from.value_or(now),
                .valid_to = added.valid_to,
                .reason = trim(added.reason),
                .author = actor.name,
                .created_at = now};
  auto const before = rulebooks.with_problems(tx, actor.desk);
  auto overrides = without_broken(overrides_of(tx, actor.desk), before->broken);
  if (overrides.size() >= kOverridesMax) return conflict("too-many-overrides");
  overrides.push_back(made);
  auto const loaded = rulebooks.load(overrides);
  if (!loaded.errors.empty()) {
    return Error{ErrorCode::kInvalid, "invalid", {}, fields_of(loaded.errors, actor.language)};
  }
  insert_override(tx, actor.desk, made, actor.person);
  note_change(tx, actor.desk, context.ids.next());
  audit::record(
      tx, context, actor,
      {.kind = "rulebook.overridden", .subject = to_text(made.id), .payload = R"({"pack":")" + made.pack + "\"}"});
  return made;
}

Result<Override> end_override(storage::Transaction& tx, Rulebooks const& rulebooks, audit::Context const& context,
                              Actor const& actor, OverrideId id, std::string reason) {
  auto trimmed = trim(reason);
  if (trimmed.empty()) return invalid("/reason", "empty");
  note_change(tx, actor.desk, context.ids.next());
  auto const now = context.clock.now();
  auto const before = rulebooks.with_problems(tx, actor.desk);
  auto overrides = overrides_of(tx, actor.desk);
  auto const found = std::find_if(overrides.begin(), overrides.end(), [&](auto const& o) { return o.id == id; });
  if (found == overrides.end()) return not_found("override");
  auto const until = found->until();
  if (until && *until <= now) return conflict("override-ended");
  found->ended_at = now;
  found->ended_by = actor.name;
  found->end_reason = std::move(trimmed);
  auto const ended = *found;
  if (!rulebooks.load(without_broken(std::move(overrides), before->broken)).errors.empty()) {
    return conflict("override-needed");
  }
  end_override_row(tx, actor.desk, ended);
  note_change(tx, actor.desk, context.ids.next());
  audit::record(tx, context, actor, {.kind = "rulebook.override_ended", .subject = to_text(id)});
  return ended;
}

}  // namespace podpora::rulebook
