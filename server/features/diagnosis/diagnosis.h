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

struct ResultTag {
  static constexpr std::string_view prefix = "chk";
};
struct FileTag {
  static constexpr std::string_view prefix = "chf";
};
using ResultId = Id<ResultTag>;
using FileId = Id<FileTag>;

/// What somebody found, or why a check was left out.
struct Finding {
  ResultId id;
  std::string check_id;
  std::string result;    ///< code of one of the check's results; empty when waived
  std::string evidence;  ///< what was seen, in words
  std::string link;      ///< where it can be seen: http or https; may be empty
  std::optional<std::string> waived_reason;
  std::string person_name;
  Time at;
};
BOOST_DESCRIBE_STRUCT(Finding, (), (id, check_id, result, evidence, link, waived_reason, person_name, at))

/// A file that shows what a check found. Its content is in the blob store.
struct EvidenceFile {
  FileId id;
  ResultId result_id;
  std::string name;
  std::string media_type;
  std::string sha256;
  std::int64_t size{0};
  std::string added_by;
  Time added_at;
};
BOOST_DESCRIBE_STRUCT(EvidenceFile, (), (id, result_id, name, media_type, sha256, size, added_by, added_at))

/// A step of the runbook with the last finding.
struct Step {
  rulebook::Check const* check;
  std::optional<Finding> finding;
  std::vector<EvidenceFile> files;  ///< of the finding

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
  std::string link{};
};

/// Records what a check showed; a later one replaces it and both stay on record. Records `check.recorded`. kNotFound
/// for the ticket or the check; kInvalid at `/result` when the check has no such result, at `/link`
/// when it is no web address.
Result<Diagnosis> record_check(storage::Transaction& tx, Context const& context, Actor const& actor,
                               NewFinding finding);

struct Waiver {
  tickets::TicketId ticket;
  std::string check;
  std::string reason;
};

/// Ties a file to what a check showed last; its content is in the blob store already, same transaction. kConflict
/// `check-without-result` when nothing was found yet. Records `check.file_added`.
struct NewFile {
  tickets::TicketId ticket;
  std::string check;
  tickets::NewAttachment file;
};
Result<Diagnosis> add_evidence(storage::Transaction& tx, Context const& context, Actor const& actor, NewFile file);

/// Leaves a check out, in the actor's name. Records `check.waived`. kInvalid at `/reason` when it is empty.
Result<Diagnosis> waive_check(storage::Transaction& tx, Context const& context, Actor const& actor, Waiver waiver);

}  // namespace podpora::diagnosis
