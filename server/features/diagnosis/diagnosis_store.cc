#include "features/diagnosis/diagnosis_store.h"

namespace podpora::diagnosis {

namespace {

constexpr storage::Query kRuns{"diagnosis.runs", R"(
  select runbook_id, started_at from diagnosis_run
  where desk_id = :desk and ticket_id = :ticket order by started_at, runbook_id)"};

constexpr storage::Query kInsertRun{"diagnosis.insert_run", R"(
  insert into diagnosis_run (desk_id, ticket_id, runbook_id, started_at, person_name)
  values (:desk, :ticket, :runbook, :started_at, :person_name)
  on conflict (desk_id, ticket_id, runbook_id) do nothing)"};

constexpr storage::Query kInsertFinding{"diagnosis.insert_result", R"(
  insert into diagnosis_result (desk_id, id, ticket_id, runbook_id, check_id, result, evidence, waived_reason,
                                person_id, person_name, at)
  values (:desk, :id, :ticket, :runbook, :check, :result, :evidence, :waived_reason, :person, :person_name, :at))"};

constexpr storage::Query kFindings{"diagnosis.results", R"(
  select check_id, result, evidence, waived_reason, person_name, at from diagnosis_result
  where desk_id = :desk and ticket_id = :ticket and runbook_id = :runbook order by id)"};

}  // namespace

std::vector<Run> runs_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  return tx.all<Run>(kRuns, {{"desk", desk}, {"ticket", ticket}});
}

void insert_run(storage::Transaction& tx, Actor const& actor, tickets::TicketId ticket, Run const& run) {
  tx.execute(kInsertRun, {{"desk", actor.desk},
                          {"ticket", ticket},
                          {"runbook", run.runbook_id},
                          {"started_at", run.started_at},
                          {"person_name", actor.name}});
}

void insert_finding(storage::Transaction& tx, Actor const& actor, std::int64_t id, tickets::TicketId ticket,
                    std::string const& runbook, Finding const& finding) {
  tx.execute(kInsertFinding, {{"desk", actor.desk},
                              {"id", id},
                              {"ticket", ticket},
                              {"runbook", runbook},
                              {"check", finding.check_id},
                              {"result", finding.result},
                              {"evidence", finding.evidence},
                              {"waived_reason", finding.waived_reason},
                              {"person", actor.person},
                              {"person_name", finding.person_name},
                              {"at", finding.at}});
}

std::vector<Finding> findings_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket,
                                 std::string const& runbook) {
  return tx.all<Finding>(kFindings, {{"desk", desk}, {"ticket", ticket}, {"runbook", runbook}});
}

}  // namespace podpora::diagnosis
