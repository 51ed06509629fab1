#include "features/diagnosis/diagnosis.h"

#include "features/diagnosis/diagnosis_store.h"

#include <algorithm>

namespace podpora::diagnosis {

namespace {

rulebook::Subject subject_of(tickets::Ticket const& ticket) {
  return {.service = ticket.service,
          .kind = ticket.kind,
          .nature = ticket.nature,
          .area = ticket.area,
          .severity = ticket.severity};
}

rulebook::Runbook const* runbook_at(rulebook::Rulebook const& rulebook, tickets::Ticket const& ticket, Time at) {
  auto const* edition = edition_for(rulebook, ticket.service, at);
  return edition ? find_runbook(*edition, subject_of(ticket)) : nullptr;
}

}  // namespace

std::vector<std::string> Diagnosis::open_checks() const {
  std::vector<std::string> open;
  for (auto const& step : steps) {
    if (step.open()) open.push_back(step.check->id);
  }
  return open;
}

std::map<std::string, std::string> Diagnosis::results() const {
  std::map<std::string, std::string> results;
  for (auto const& step : steps) {
    if (step.finding) results[step.check->id] = step.finding->waived_reason ? "waived" : step.finding->result;
  }
  return results;
}

Diagnosis diagnosis_of(storage::Transaction& tx, rulebook::Rulebooks const& rulebooks, DeskId desk,
                       tickets::Ticket const& ticket, Time now) {
  auto const rulebook = rulebooks.of(tx, desk);
  Diagnosis diagnosis{.runbook = {rulebook, runbook_at(*rulebook, ticket, now)}};
  // A runbook that was begun goes on by the rules of its beginning.
  for (auto const& run : runs_of(tx, desk, ticket.id)) {
    auto const* begun = runbook_at(*rulebook, ticket, run.started_at);
    if (begun && begun->id == run.runbook_id) {
      diagnosis.runbook = {rulebook, begun};
      diagnosis.started_at = run.started_at;
    }
  }
  if (!diagnosis.runbook) return diagnosis;
  auto const findings = findings_of(tx, desk, ticket.id, diagnosis.runbook->id);
  auto const files = files_of(tx, desk, ticket.id);
  for (auto const& check : diagnosis.runbook->checks) {
    Step step{.check = &check};
    for (auto const& finding : findings) {
      if (finding.check_id == check.id) step.finding = finding;
    }
    for (auto const& file : files) {
      if (step.finding && file.result_id == step.finding->id) step.files.push_back(file);
    }
    diagnosis.steps.push_back(std::move(step));
  }
  return diagnosis;
}

}  // namespace podpora::diagnosis
