#pragma once

#include "features/insight/lesson.h"
#include "features/macros/macro.h"
#include "features/queue/bulk.h"

namespace podpora::macros {

/// One of the things that a macro does with a ticket, in the order of doing.
enum class MacroPart : std::uint8_t { kAssignee, kSeverity, kNote, kReply, kState, kSnooze };
BOOST_DESCRIBE_ENUM(MacroPart, kAssignee, kSeverity, kNote, kReply, kState, kSnooze)

/// What a part does, or why it cannot.
struct MacroEffect {
  MacroPart part{MacroPart::kAssignee};
  queue::BulkEffect effect{queue::BulkEffect::kSame};
  std::string before;  ///< a name, a severity, a state, a time; empty for none
  std::string after;   ///< the same; of a note or reply its whole text
  std::string detail;  ///< the recipient of a reply, the cause of a resolution
  std::string code;    ///< why it is refused
};
BOOST_DESCRIBE_STRUCT(MacroEffect, (), (part, effect, before, after, detail, code))

/// What a macro does with one ticket: every part, or nothing at all.
struct MacroItem {
  tickets::TicketId ticket;
  std::int64_t number{0};  ///< 0 for a ticket that is not there, or that the actor may not see
  std::string subject;
  queue::BulkEffect effect{queue::BulkEffect::kSame};
  std::string code;  ///< why it is refused as a whole
  std::vector<MacroEffect> effects;
};
BOOST_DESCRIBE_STRUCT(MacroItem, (), (ticket, number, subject, effect, code, effects))

struct RunContext {
  insight::LessonContext lessons;
  std::string public_url;
};

/// A macro that is to be run. Without a reply of its own it uses the macro's, in the customer's language.
struct Run {
  MacroWithReply macro;
  std::optional<std::string> reply;
};

/// What running it would do with the ticket. Changes nothing.
MacroItem plan_macro(storage::Transaction& tx, RunContext const& context, Actor const& actor, Run const& run,
                     tickets::TicketId ticket);

/// Does it, in the caller's transaction, which must be one for each ticket: when a part fails that the plan thought
/// possible, its error comes back and nothing may stay. A ticket for which a part is refused is left alone, and so is
/// one for which nothing changes. Records `macro.run` and what the parts record.
Result<MacroItem> run_macro(storage::Transaction& tx, RunContext const& context, Actor const& actor, Run const& run,
                            tickets::TicketId ticket);

/// The item of a ticket that was left alone because of that error.
MacroItem refused_item(tickets::TicketId ticket, Error const& error);

}  // namespace podpora::macros
