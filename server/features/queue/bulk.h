#pragma once

#include "features/tickets/change.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

namespace podpora::queue {

/// What is done with many tickets at once.
enum class BulkAction : std::uint8_t { kAssign, kRelease, kSeverity, kSnooze };
BOOST_DESCRIBE_ENUM(BulkAction, kAssign, kRelease, kSeverity, kSnooze)

struct BulkChange {
  BulkAction action{BulkAction::kRelease};
  std::optional<PersonId> assignee;  ///< of `assign`
  std::optional<Severity> severity;  ///< of `severity`
  std::optional<Time> until;         ///< of `snooze`
};

enum class BulkEffect : std::uint8_t { kChanges, kSame, kRefused };
BOOST_DESCRIBE_ENUM(BulkEffect, kChanges, kSame, kRefused)

/// What the change does with one ticket.
struct BulkItem {
  tickets::TicketId ticket;
  std::int64_t number{0};  ///< 0 for a ticket that is not there, or that the actor may not see
  std::string subject;
  BulkEffect effect{BulkEffect::kSame};
  std::string before;  ///< an agent's name, a severity, or a time; empty for none
  std::string after;
  std::string code;                   ///< why it is refused
  std::int64_t version{0};            ///< of the ticket as the change left it: for taking it back
  std::optional<PersonId> before_id;  ///< the agent before
};
BOOST_DESCRIBE_STRUCT(BulkItem, (), (ticket, number, subject, effect, before, after, code, version, before_id))

/// The item of a ticket that stays as it is, and why.
BulkItem refused(BulkItem item, std::string code);

/// Whether it is done, or only said what would be.
enum class BulkMode : std::uint8_t { kPreview, kApply };

/// One item for each ticket, in their order; one that is refused hinders no other. kInvalid at `/assignee_id`,
/// `/severity` or `/until` where the action's value is missing, or nobody at the desk or no time ahead.
Result<std::vector<BulkItem>> change_many(storage::Transaction& tx, tickets::Context const& context, Actor const& actor,
                                          std::vector<tickets::TicketId> const& ids, BulkChange const& change,
                                          BulkMode mode);

}  // namespace podpora::queue
