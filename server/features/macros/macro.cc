#include "features/macros/macro.h"

#include "features/identity/person.h"
#include "features/macros/macro_store.h"
#include "features/tickets/placeholder_rules.h"
#include "platform/base/text.h"

#include <algorithm>

namespace podpora::macros {

namespace {

PersonId person_of(Actor const& actor) {
  return actor.person.value_or(PersonId{0});
}

Ownership ownership_of(Macro const& macro) {
  return {macro.owner_id, macro.shared};
}

bool does_something(MacroWithReply const& given) {
  auto const& macro = given.macro;
  return macro.assign != MacroAssign::kKeep || !macro.severity.empty() || macro.state != MacroState::kKeep ||
         macro.snooze != MacroSnooze::kNone || !macro.note.empty() || !given.reply.empty();
}

Result<void> check_fields(storage::Transaction& tx, DeskId desk, Macro& macro) {
  if (macro.assign == MacroAssign::kAgent) {
    auto const agents = identity::agents_of(tx, desk);
    bool const known = std::ranges::any_of(agents, [&](auto const& agent) { return macro.assignee_id == agent.id; });
    if (!known) return invalid("/assignee_id", "unknown-reference");
  } else {
    macro.assignee_id.reset();
  }
  if (macro.state != MacroState::kResolved) {
    macro.cause.clear();
    return {};
  }
  if (macro.cause.empty()) return invalid("/cause", "required");
  if (macro.snooze != MacroSnooze::kNone) return invalid("/snooze", "not-when-resolved");
  return {};
}

Result<void> check(storage::Transaction& tx, DeskId desk, MacroWithReply& given) {
  auto& macro = given.macro;
  macro.name = trim(macro.name);
  macro.note = trim(macro.note);
  if (macro.name.empty()) return invalid("/name", "required");
  TRY(check_fields(tx, desk, macro));
  TRY(tickets::check_placeholders(macro.note, "/note"));
  given.reply = TRY(checked_texts(std::move(given.reply)));
  if (!does_something(given)) return invalid("/name", "macro-does-nothing");
  return {};
}

Result<Macro> find_seen(storage::Transaction& tx, Actor const& actor, MacroId id) {
  auto macro = find_macro(tx, actor.desk, id);
  if (!macro || !sees(actor, ownership_of(*macro))) return not_found("macro");
  return *std::move(macro);
}

void record(storage::Transaction& tx, audit::Context const& context, Actor const& actor, std::string_view kind,
            MacroId id) {
  audit::record(tx, context, actor, {.kind = kind, .subject = to_text(id)});
}

}  // namespace

Result<MacroWithReply> add_macro(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                 MacroWithReply added) {
  TRY(check(tx, actor.desk, added));
  auto& macro = added.macro;
  macro.owner_id = person_of(actor);
  TRY(check_ownership(actor, ownership_of(macro), ownership_of(macro)));
  if (macros_seen(tx, actor.desk, macro.owner_id).size() >= kPreparedMax)
    return conflict("too-many-prepared", {{"max", static_cast<std::int64_t>(kPreparedMax)}});
  macro.id = context.ids.make<MacroId>();
  macro.created_at = macro.updated_at = context.clock.now();
  macro.version = 1;
  insert_macro(tx, actor.desk, macro);
  replace_replies(tx, actor.desk, macro.id, added.reply);
  record(tx, context, actor, "macro.added", macro.id);
  return added;
}

Result<MacroWithReply> change_macro(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                    MacroWithReply after) {
  auto& macro = after.macro;
  auto const before = TRY(find_seen(tx, actor, macro.id));
  if (before.version != macro.version) return Error{ErrorCode::kPreconditionFailed, "stale", {}, {}};
  TRY(check(tx, actor.desk, after));
  macro.owner_id = before.owner_id;
  TRY(check_ownership(actor, ownership_of(before), ownership_of(macro)));
  macro.created_at = before.created_at;
  macro.updated_at = context.clock.now();
  macro.version = before.version + 1;
  update_macro(tx, actor.desk, macro);
  replace_replies(tx, actor.desk, macro.id, after.reply);
  record(tx, context, actor, "macro.changed", macro.id);
  return after;
}

Result<void> remove_macro(storage::Transaction& tx, audit::Context const& context, Actor const& actor, MacroId id) {
  auto const macro = TRY(find_seen(tx, actor, id));
  TRY(check_ownership(actor, ownership_of(macro), ownership_of(macro)));
  delete_macro(tx, actor.desk, id);
  record(tx, context, actor, "macro.removed", id);
  return {};
}

std::vector<MacroWithReply> macros_for(storage::Transaction& tx, Actor const& actor) {
  std::vector<MacroWithReply> all;
  auto replies = replies_seen(tx, actor.desk, person_of(actor));
  for (auto& macro : macros_seen(tx, actor.desk, person_of(actor))) {
    auto own = replies.extract(macro.id);
    all.push_back({std::move(macro), own ? std::move(own.mapped()) : Texts{}});
  }
  return all;
}

Result<MacroWithReply> find_own_macro(storage::Transaction& tx, Actor const& actor, MacroId id) {
  auto macro = TRY(find_seen(tx, actor, id));
  return MacroWithReply{std::move(macro), replies_of(tx, actor.desk, id)};
}

}  // namespace podpora::macros
