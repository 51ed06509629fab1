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

/// http or https, with a host and without anything that could end a link early.
bool is_web_address(std::string_view text) {
  auto const lower = ascii_lower(text.substr(0, 8));
  auto const scheme = lower.starts_with("https://") ? 8U : lower.starts_with("http://") ? 7U : 0U;
  if (scheme == 0 || text.size() == scheme) return false;
  return std::ranges::none_of(text, [](unsigned char c) { return c <= 0x20 || c == '"' || c == '<' || c == '>'; });
}

Diagnosis write(storage::Transaction& tx, Context const& context, Actor const& actor, Found const& found,
                Finding finding) {
  finding.person_name = actor.name;
  finding.at = context.audit.clock.now();
  finding.id = context.audit.ids.make<ResultId>();
  insert_finding(tx, actor, found.ticket.id, found.diagnosis.runbook->id, finding);
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
  if (!finding.link.empty() && !is_web_address(finding.link)) return invalid("/link", "web-address");
  return write(tx, context, actor, found,
               {.check_id = finding.check,
                .result = finding.result,
                .evidence = std::move(finding.evidence),
                .link = std::move(finding.link)});
}

Result<Diagnosis> add_evidence(storage::Transaction& tx, Context const& context, Actor const& actor, NewFile file) {
  auto const found = TRY(find_check(tx, context, actor, file.ticket, file.check));
  auto const now = context.audit.clock.now();
  auto const& steps = found.diagnosis.steps;
  auto const step = std::ranges::find_if(steps, [&](Step const& each) { return each.check->id == file.check; });
  if (!step->finding || step->finding->waived_reason) return conflict("check-without-result");
  insert_file(tx, actor.desk, file.ticket,
              {.id = context.audit.ids.make<FileId>(),
               .result_id = step->finding->id,
               .name = std::move(file.file.name),
               .media_type = std::move(file.file.media_type),
               .sha256 = std::move(file.file.sha256),
               .size = file.file.size,
               .added_by = actor.name,
               .added_at = now});
  audit::record(
      tx, context.audit, actor,
      {.kind = "check.file_added", .subject = to_text(file.ticket), .payload = R"({"check":")" + file.check + "\"}"});
  return diagnosis_of(tx, context.rulebooks, actor.desk, found.ticket, now);
}

Result<Diagnosis> waive_check(storage::Transaction& tx, Context const& context, Actor const& actor, Waiver waiver) {
  auto const found = TRY(find_check(tx, context, actor, waiver.ticket, waiver.check));
  if (trim(waiver.reason).empty()) return invalid("/reason", "empty");
  return write(tx, context, actor, found, {.check_id = waiver.check, .waived_reason = std::move(waiver.reason)});
}

}  // namespace podpora::diagnosis
