#pragma once

#include "features/diagnosis/diagnosis.h"

namespace podpora::diagnosis {

/// A runbook begun on a ticket.
struct Run {
  std::string runbook_id;
  Time started_at;
};
BOOST_DESCRIBE_STRUCT(Run, (), (runbook_id, started_at))

/// In the order of beginning.
std::vector<Run> runs_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);

void insert_run(storage::Transaction& tx, Actor const& actor, tickets::TicketId ticket, Run const& run);

void insert_finding(storage::Transaction& tx, Actor const& actor, tickets::TicketId ticket, std::string const& runbook,
                    Finding const& finding);
/// In the order of recording.
std::vector<Finding> findings_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket,
                                 std::string const& runbook);

void insert_file(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket, EvidenceFile const& file);
std::vector<EvidenceFile> files_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);
std::optional<EvidenceFile> find_file(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket, FileId id);

}  // namespace podpora::diagnosis
