#pragma once

#include "features/audit/audit.h"
#include "features/rulebook/rulebooks.h"
#include "features/tickets/ticket.h"
#include "platform/base/result.h"
#include "platform/storage/database.h"
#include "platform/tenancy/actor.h"

#include <boost/describe/class.hpp>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace podpora::diagnosis {

/// What somebody found, or why a check was left out.
struct Finding {
  std::string check_id;
  std::string result;    ///< code of one of the check's results; empty when waived
  std::string evidence;  ///< text or a link
  std::optional<std::string> waived_reason;
  std::string person_name;
  Time at;
};
BOOST_DESCRIBE_STRUCT(Finding, (), (check_id, result, evidence, waived_reason, person_name, at))

/// A step of the runbook with the last finding.
struct Step {
  rulebook::Check const* check;
  std::optional<Finding> finding;

  bool open() const { return check->mandatory && !finding; }
};

/// The guided diagnosis of a ticket. `runbook` is null when the rules have none for its service and kind.
struct Diagnosis {
  std::shared_ptr<rulebook::Runbook const> runbook;  ///< keeps the desk's rules, into which the steps point
  std::optional<Time> started_at;                    ///< empty: nobody has asked for it yet
  std::vector<Step> steps;

  std::vector<std::string> open_checks() const;
  /// Check id -> result, `waived` for a waived one: the facts of a route decision.
  std::map<std::string, std::string> results() const;
};

/// The runbook of the ticket's service and kind, by the rules of the time it was begun (or now), and its findings.
Diagnosis diagnosis_of(storage::Transaction& tx, rulebook::Rulebooks const& rulebooks, DeskId desk,
                       tickets::Ticket const& ticket, Time now);

/// What the use cases need.
struct Context {
  audit::Context audit;
  rulebook::Rulebooks const& rulebooks;
};

/// Begins the ticket's runbook, if there is one and it was not begun. Records `runbook.started`.
void start_runbook(storage::Transaction& tx, Context const& context, Actor const& actor, tickets::Ticket const& ticket);

struct NewFinding {
  tickets::TicketId ticket;
  std::string check;
  std::string result;
  std::string evidence;
};

/// Records what a check showed; a later one replaces it and both stay on record. Records `check.recorded`. kNotFound
/// for the ticket or the check; kInvalid at `/result` when the check has no such result.
Result<Diagnosis> record_check(storage::Transaction& tx, Context const& context, Actor const& actor,
                               NewFinding finding);

struct Waiver {
  tickets::TicketId ticket;
  std::string check;
  std::string reason;
};

/// Leaves a check out, in the actor's name. Records `check.waived`. kInvalid at `/reason` when it is empty.
Result<Diagnosis> waive_check(storage::Transaction& tx, Context const& context, Actor const& actor, Waiver waiver);

}  // namespace podpora::diagnosis
