#pragma once

#include "features/macros/run_macro.h"
#include "platform/http/wire.h"

namespace podpora::macros {

/// A macro as whoever may use it sees it.
struct MacroView {
  MacroId id;
  std::string name;
  MacroAssign assign{MacroAssign::kKeep};
  std::optional<PersonId> assignee_id;
  std::optional<Severity> severity;
  MacroState state{MacroState::kKeep};
  std::string cause;
  MacroSnooze snooze{MacroSnooze::kNone};
  std::string note;
  Texts texts;  ///< of the reply, by language
  bool is_shared{false};
  bool is_own{false};
  bool can_change{false};
  std::int64_t revision{0};  ///< for `If-Match`
};
BOOST_DESCRIBE_STRUCT(MacroView, (),
                      (id, name, assign, assignee_id, severity, state, cause, snooze, note, texts, is_shared, is_own,
                       can_change, revision))

struct Macros {
  std::vector<MacroView> items;  ///< by name
};
BOOST_DESCRIBE_STRUCT(Macros, (), (items))

struct MacroRequest {
  std::string name;
  std::optional<bool> shared;
  std::optional<MacroAssign> assign;
  std::optional<PersonId> assignee_id;
  std::optional<Severity> severity;
  std::optional<MacroState> state;
  std::optional<std::string> cause;
  std::optional<MacroSnooze> snooze;
  std::optional<std::string> note;
  std::optional<Texts> texts;
};
BOOST_DESCRIBE_STRUCT(MacroRequest, (),
                      (name, shared, assign, assignee_id, severity, state, cause, snooze, note, texts))
inline std::vector<http::FieldLimit> wire_limits(MacroRequest const*) {
  return {{"name", {.min = 1, .max = 80}},
          {"cause", {.min = std::nullopt, .max = 80}},
          {"note", {.min = std::nullopt, .max = kTextMax}},
          {"texts", {.min = std::nullopt, .max = 10}}};
}

struct RunMacroRequest {
  std::vector<tickets::TicketId> tickets;
  std::optional<bool> preview;       ///< only says what would happen
  std::optional<std::string> reply;  ///< in the place of the macro's; for one ticket
};
BOOST_DESCRIBE_STRUCT(RunMacroRequest, (), (tickets, preview, reply))
inline std::vector<http::FieldLimit> wire_limits(RunMacroRequest const*) {
  return {{"tickets", {.min = 1, .max = 100}}, {"reply", {.min = 1, .max = kTextMax}}};
}

struct RunMacroResult {
  std::vector<MacroItem> items;  ///< in the order of the request
};
BOOST_DESCRIBE_STRUCT(RunMacroResult, (), (items))

}  // namespace podpora::macros
