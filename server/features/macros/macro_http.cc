#include "features/macros/macro_http.h"

namespace podpora::macros {

namespace {

MacroView view_of(MacroWithReply const& given, Actor const& actor) {
  auto const& macro = given.macro;
  return {.id = macro.id,
          .name = macro.name,
          .assign = macro.assign,
          .assignee_id = macro.assignee_id,
          .severity = parse_enum<Severity>(macro.severity),
          .state = macro.state,
          .cause = macro.cause,
          .snooze = macro.snooze,
          .note = macro.note,
          .texts = given.reply,
          .is_shared = macro.shared,
          .is_own = macro.owner_id == actor.person,
          .can_change = may_change(actor, {macro.owner_id, macro.shared}),
          .revision = macro.version};
}

MacroWithReply asked(MacroRequest request) {
  return {{.shared = request.shared.value_or(false),
           .name = std::move(request.name),
           .assign = request.assign.value_or(MacroAssign::kKeep),
           .assignee_id = request.assignee_id,
           .severity = request.severity ? to_text(*request.severity) : std::string{},
           .state = request.state.value_or(MacroState::kKeep),
           .cause = request.cause.value_or(""),
           .snooze = request.snooze.value_or(MacroSnooze::kNone),
           .note = request.note.value_or("")},
          request.texts.value_or(Texts{})};
}

}  // namespace

Result<Macros> MacroHttp::list(http::Call const& call) const {
  return database_.read(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<Macros> {
    Macros view;
    for (auto const& macro : macros_for(tx, call.actor)) view.items.push_back(view_of(macro, call.actor));
    return view;
  });
}

Result<http::Created<MacroView>> MacroHttp::add(http::Call const& call, MacroRequest request) const {
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<http::Created<MacroView>> {
    auto const added = TRY(add_macro(tx, audit(), call.actor, asked(request)));
    return http::Created<MacroView>{"/api/v1/macros/" + to_text(added.macro.id), view_of(added, call.actor)};
  });
}

Result<MacroView> MacroHttp::change(http::Call const& call, MacroRequest request) const {
  auto after = asked(std::move(request));
  after.macro.id = TRY(call.id<MacroId>("id"));
  after.macro.version = TRY(call.if_match());
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<MacroView> {
    return view_of(TRY(change_macro(tx, audit(), call.actor, after)), call.actor);
  });
}

Result<http::NoContent> MacroHttp::remove(http::Call const& call) const {
  auto const id = TRY(call.id<MacroId>("id"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<http::NoContent> {
    TRY(remove_macro(tx, audit(), call.actor, id));
    return http::NoContent{};
  });
}

RunMacroResult MacroHttp::preview(http::Call const& call, Run const& run,
                                  std::vector<tickets::TicketId> const& ids) const {
  return database_.read(storage::Scope::of(call.actor.desk), [&](auto& tx) {
    RunMacroResult result;
    for (auto const id : ids) result.items.push_back(plan_macro(tx, context_, call.actor, run, id));
    return result;
  });
}

Result<RunMacroResult> MacroHttp::run(http::Call const& call, RunMacroRequest request) const {
  auto const id = TRY(call.id<MacroId>("id"));
  auto const scope = storage::Scope::of(call.actor.desk);
  auto const macro = TRY(database_.read(scope, [&](auto& tx) { return find_own_macro(tx, call.actor, id); }));
  if (request.reply && request.tickets.size() != 1) return invalid("/reply", "one-ticket-only");
  Run const run{macro, request.reply};
  if (request.preview.value_or(false)) return preview(call, run, request.tickets);
  RunMacroResult result;
  for (auto const ticket : request.tickets) {
    auto done = database_.write(scope, [&](auto& tx) { return run_macro(tx, context_, call.actor, run, ticket); });
    result.items.push_back(done.has_error() ? refused_item(ticket, done.error()) : std::move(done.value()));
  }
  return result;
}

}  // namespace podpora::macros
