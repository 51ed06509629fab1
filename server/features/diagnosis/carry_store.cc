#include "features/diagnosis/carry.h"

namespace podpora::diagnosis {

namespace {

constexpr tickets::CarriedRows kResults{
    "check_result",
    {"carry.check_results",
     "select id from diagnosis_result where desk_id = :desk and ticket_id = :ticket order by id"},
    {"carry.check_result",
     "update diagnosis_result set ticket_id = :to where desk_id = :desk and id = :id and ticket_id = :from"}};

constexpr tickets::CarriedRows kFiles{
    "check_file",
    {"carry.check_files", "select id from diagnosis_file where desk_id = :desk and ticket_id = :ticket order by id"},
    {"carry.check_file",
     "update diagnosis_file set ticket_id = :to where desk_id = :desk and id = :id and ticket_id = :from"}};

constexpr tickets::CarriedKeys kRuns{"runbook",
                                     {"carry.runbooks", R"(
  select runbook_id from diagnosis_run where desk_id = :desk and ticket_id = :ticket and runbook_id not in (
    select runbook_id from diagnosis_run where desk_id = :desk and ticket_id = :other))"},
                                     {"carry.runbook", R"(
  update diagnosis_run set ticket_id = :to where desk_id = :desk and ticket_id = :from and runbook_id = :item)"}};

constexpr tickets::CarriedKeys kIssues{"known_issue",
                                       {"carry.known_issues", R"(
  select cast(issue_id as text) from known_issue_ticket
  where desk_id = :desk and ticket_id = :ticket and issue_id not in (
    select issue_id from known_issue_ticket where desk_id = :desk and ticket_id = :other))"},
                                       {"carry.known_issue", R"(
  update known_issue_ticket set ticket_id = :to
  where desk_id = :desk and ticket_id = :from and cast(issue_id as text) = :item)"}};

constexpr tickets::CarriedKeys kHealth{"health",
                                       {"carry.health_records", R"(
  select cast(issue_id as text) from ticket_health
  where desk_id = :desk and ticket_id = :ticket and not exists (
    select o.issue_id from ticket_health o where o.desk_id = :desk and o.ticket_id = :other))"},
                                       {"carry.health_record", R"(
  update ticket_health set ticket_id = :to
  where desk_id = :desk and ticket_id = :from and cast(issue_id as text) = :item)"}};

}  // namespace

std::vector<tickets::Carrier> ticket_carriers() {
  return {tickets::carry_rows(kResults, tickets::MergePart::kCheckResult), tickets::carry_rows(kFiles),
          tickets::carry_keys(kRuns), tickets::carry_keys(kIssues), tickets::carry_keys(kHealth)};
}

}  // namespace podpora::diagnosis
