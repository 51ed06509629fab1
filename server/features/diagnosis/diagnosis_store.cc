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
  insert into diagnosis_result (desk_id, id, ticket_id, runbook_id, check_id, result, evidence, link,
                                waived_reason, person_id, person_name, at)
  values (:desk, :id, :ticket, :runbook, :check, :result, :evidence, :link, :waived_reason, :person, :person_name,
          :at))"};

constexpr storage::Query kFindings{"diagnosis.results", R"(
  select id, check_id, result, evidence, link, waived_reason, person_name, at from diagnosis_result
  where desk_id = :desk and ticket_id = :ticket and runbook_id = :runbook order by id)"};

constexpr storage::Query kInsertFile{"diagnosis.insert_file", R"(
  insert into diagnosis_file (desk_id, id, ticket_id, result_id, name, media_type, sha256, size, added_by, added_at)
  values (:desk, :id, :ticket, :result, :name, :media_type, :sha256, :size, :added_by, :added_at))"};

constexpr storage::Query kFiles{"diagnosis.files", R"(
  select id, result_id, name, media_type, sha256, size, added_by, added_at from diagnosis_file
  where desk_id = :desk and ticket_id = :ticket order by id)"};

constexpr storage::Query kFile{"diagnosis.file", R"(
  select id, result_id, name, media_type, sha256, size, added_by, added_at from diagnosis_file
  where desk_id = :desk and ticket_id = :ticket and id = :id)"};

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

void insert_finding(storage::Transaction& tx, Actor const& actor, tickets::TicketId ticket, std::string const& runbook,
                    Finding const& finding) {
  tx.execute(kInsertFinding, {{"desk", actor.desk},
                              {"id", finding.id},
                              {"ticket", ticket},
                              {"runbook", runbook},
                              {"check", finding.check_id},
                              {"result", finding.result},
                              {"evidence", finding.evidence},
                              {"link", finding.link},
                              {"waived_reason", finding.waived_reason},
                              {"person", actor.person},
                              {"person_name", finding.person_name},
                              {"at", finding.at}});
}

std::vector<Finding> findings_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket,
                                 std::string const& runbook) {
  return tx.all<Finding>(kFindings, {{"desk", desk}, {"ticket", ticket}, {"runbook", runbook}});
}

void insert_file(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket, EvidenceFile const& file) {
  tx.execute(kInsertFile, {{"desk", desk},
                           {"id", file.id},
                           {"ticket", ticket},
                           {"result", file.result_id},
                           {"name", file.name},
                           {"media_type", file.media_type},
                           {"sha256", file.sha256},
                           {"size", file.size},
                           {"added_by", file.added_by},
                           {"added_at", file.added_at}});
}

std::vector<EvidenceFile> files_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  return tx.all<EvidenceFile>(kFiles, {{"desk", desk}, {"ticket", ticket}});
}

std::optional<EvidenceFile> find_file(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket, FileId id) {
  return tx.first<EvidenceFile>(kFile, {{"desk", desk}, {"ticket", ticket}, {"id", id}});
}

}  // namespace podpora::diagnosis
