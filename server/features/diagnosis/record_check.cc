#include "features/diagnosis/diagnosis_store.h"

#include "platform/base/text.h"

#include <algorithm>

namespace podpora::diagnosis {

namespace {

struct Found {
  tickets::Ticket ticket;
  Diagnosis diagnosis;
  rulebook::Check const* check;
};

/// The check of the ticket's runbook, which is begun when it was not.
Result<Found> find_check(storage::Transaction& tx, Context const& context, Actor const& actor,
                         tickets::TicketId ticket_id, std::string const& check_id) {
  auto const ticket = find_ticket(tx, actor.desk, ticket_id);
  if (!ticket) return not_found("ticket");
  start_runbook(tx, context, actor, *ticket);
  auto diagnosis = diagnosis_of(tx, context.rulebooks, actor.desk, *ticket, context.audit.clock.now());
  for (auto const& step : diagnosis.steps) {
    if (step.check->id == check_id) return Found{*ticket, diagnosis, step.check};
  }
  return not_found("check");
}

Diagnosis write(storage::Transaction& tx, Context const& context, Actor const& actor, Found const& found,
                Finding finding) {
  finding.person_name = actor.name;
  finding.at = context.audit.clock.now();
  insert_finding(tx, actor, context.audit.ids.next(), found.ticket.id, found.diagnosis.runbook->id, finding);
  audit::record(tx, context.audit, actor,
                {.kind = finding.waived_reason ? "check.waived" : "check.recorded",
                 .subject = to_text(found.ticket.id),
                 .payload = R"({"check":")" + finding.check_id + R"(","result":")" + finding.result + "\"}"});
  return diagnosis_of(tx, context.rulebooks, actor.desk, found.ticket, finding.at);
}

}  // namespace

void start_runbook(storage::Transaction& tx, Context const& context, Actor const& actor,
                   tickets::Ticket const& ticket) {
  auto const now = context.audit.clock.now();
  auto const diagnosis = diagnosis_of(tx, context.rulebooks, actor.desk, ticket, now);
  if (!diagnosis.runbook || diagnosis.started_at) return;
  insert_run(tx, actor, ticket.id, {diagnosis.runbook->id, now});
  audit::record(tx, context.audit, actor,
                {.kind = "runbook.started",
                 .subject = to_text(ticket.id),
                 .payload = R"({"runbook":")" + diagnosis.runbook->id + "\"}"});
}

Result<Diagnosis> record_check(storage::Transaction& tx, Context const& context, Actor const& actor,
                               NewFinding finding) {
  auto const found = TRY(find_check(tx, context, actor, finding.ticket, finding.check));
  auto const& results = found.check->results;
  auto const known = std::any_of(results.begin(), results.end(),
                                 [&](rulebook::CheckResult const& result) { return result.code == finding.result; });
  if (!known) return invalid("/result", "unknown-result", {{"value", finding.result}});
  return write(tx, context, actor, found,
               {.check_id = finding.check, .result = finding.result, .evidence = std::move(finding.evidence)});
}

Result<Diagnosis> waive_check(storage::Transaction& tx, Context const& context, Actor const& actor, Waiver waiver) {
  auto const found = TRY(find_check(tx, context, actor, waiver.ticket, waiver.check));
  if (trim(waiver.reason).empty()) return invalid("/reason", "empty");
  return write(tx, context, actor, found, {.check_id = waiver.check, .waived_reason = std::move(waiver.reason)});
}

}  // namespace podpora::diagnosis
