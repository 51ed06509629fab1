#pragma once

#include "features/macros/prepared.h"
#include "features/tickets/ticket.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <vector>

namespace podpora::macros {

struct MacroTag {
  static constexpr std::string_view prefix = "mac";
};
using MacroId = Id<MacroTag>;

/// To whom a macro gives the ticket.
enum class MacroAssign : std::uint8_t { kKeep, kMe, kNobody, kAgent };
BOOST_DESCRIBE_ENUM(MacroAssign, kKeep, kMe, kNobody, kAgent)

/// Into which state it brings it.
enum class MacroState : std::uint8_t { kKeep, kOpen, kWaitingCustomer, kResolved };
BOOST_DESCRIBE_ENUM(MacroState, kKeep, kOpen, kWaitingCustomer, kResolved)

/// Until when it puts it aside: three hours, or eight in the morning of the next day, of Monday, or in a week.
enum class MacroSnooze : std::uint8_t { kNone, kLater, kTomorrow, kMonday, kWeek };
BOOST_DESCRIBE_ENUM(MacroSnooze, kNone, kLater, kTomorrow, kMonday, kWeek)

/// Changes that belong together. The reply, one text a language, is kept beside it.
struct Macro {
  MacroId id;
  PersonId owner_id;
  bool shared{false};  ///< everybody at the desk has it
  std::string name;
  MacroAssign assign{MacroAssign::kKeep};
  std::optional<PersonId> assignee_id;  ///< of `agent`
  std::string severity;                 ///< `Severity` in words; empty: as it is
  MacroState state{MacroState::kKeep};
  std::string cause;  ///< of `resolved`: a code of the rulebook
  MacroSnooze snooze{MacroSnooze::kNone};
  std::string note;  ///< may name what a prepared text may name
  Time created_at;
  Time updated_at;
  std::int64_t version{1};
};
BOOST_DESCRIBE_STRUCT(Macro, (),
                      (id, owner_id, shared, name, assign, assignee_id, severity, state, cause, snooze, note,
                       created_at, updated_at, version))

struct MacroWithReply {
  Macro macro;
  Texts reply;
};

/// Keeps a macro of the actor; id, owner and times are filled in. kInvalid at `/name` without one, `/assignee_id` for
/// nobody at the desk, `/cause` without one to resolve with, `/snooze` together with resolving, `/note` and `/texts/…`
/// as `checked_texts`, `/name` `macro-does-nothing`; kForbidden as `check_ownership`; kConflict `too-many-prepared`.
/// Records `macro.added`.
Result<MacroWithReply> add_macro(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                 MacroWithReply added);

/// kNotFound for somebody else's; kPreconditionFailed `stale`; else as `add_macro`. Records `macro.changed`.
Result<MacroWithReply> change_macro(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                    MacroWithReply after);

/// Takes it away. kNotFound, kForbidden as `change_macro`. Records `macro.removed`.
Result<void> remove_macro(storage::Transaction& tx, audit::Context const& context, Actor const& actor, MacroId id);

/// The actor's own ones and the desk's, by name.
std::vector<MacroWithReply> macros_for(storage::Transaction& tx, Actor const& actor);

/// One of them. kNotFound else.
Result<MacroWithReply> find_own_macro(storage::Transaction& tx, Actor const& actor, MacroId id);

}  // namespace podpora::macros
