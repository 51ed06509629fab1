#include "features/diagnosis/http.h"

namespace podpora::diagnosis {

namespace {

RunbookView view_of(Diagnosis const& diagnosis, std::string const& language) {
  RunbookView view{.open_mandatory = diagnosis.open_checks()};
  if (!diagnosis.runbook) return view;
  view.runbook = RunbookHead{diagnosis.runbook->id, diagnosis.runbook->title.in(language)};
  for (auto const& step : diagnosis.steps) {
    CheckView check{.id = step.check->id,
                    .title = step.check->title.in(language),
                    .how = step.check->how.in(language),
                    .mandatory = step.check->mandatory};
    for (auto const& result : step.check->results) check.results.push_back({result.code, result.label.in(language)});
    if (step.finding) {
      if (!step.finding->waived_reason) check.result = step.finding->result;
      check.evidence = step.finding->evidence;
      check.by = step.finding->person_name;
      check.at = step.finding->at;
      check.waived_reason = step.finding->waived_reason;
    }
    view.checks.push_back(std::move(check));
  }
  return view;
}

}  // namespace

Result<RunbookView> Http::get(http::Call const& call) const {
  auto const id = TRY(call.id<tickets::TicketId>("id"));
  auto const desk = call.actor.desk;
  auto const look = [&](storage::Transaction& tx) -> Result<Diagnosis> {
    auto const ticket = find_ticket(tx, desk, id);
    if (!ticket) return not_found("ticket");
    return diagnosis_of(tx, context_.rulebooks, desk, *ticket, context_.audit.clock.now());
  };
  auto diagnosis = TRY(database_.read(storage::Scope::of(desk), look));
  if (diagnosis.runbook && !diagnosis.started_at) {
    diagnosis = TRY(database_.write(storage::Scope::of(desk), [&](auto& tx) -> Result<Diagnosis> {
      if (auto const ticket = find_ticket(tx, desk, id)) start_runbook(tx, context_, call.actor, *ticket);
      return look(tx);
    }));
  }
  return view_of(diagnosis, call.language);
}

Result<RunbookView> Http::record(http::Call const& call, RecordCheckRequest request) const {
  auto const ticket = TRY(call.id<tickets::TicketId>("id"));
  auto const diagnosis = TRY(database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) {
    return record_check(tx, context_, call.actor,
                        {.ticket = ticket,
                         .check = call.text("check"),
                         .result = request.result,
                         .evidence = request.evidence.value_or("")});
  }));
  return view_of(diagnosis, call.language);
}

Result<RunbookView> Http::waive(http::Call const& call, WaiveCheckRequest request) const {
  auto const ticket = TRY(call.id<tickets::TicketId>("id"));
  auto const diagnosis = TRY(database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) {
    return waive_check(tx, context_, call.actor,
                       {.ticket = ticket, .check = call.text("check"), .reason = request.reason});
  }));
  return view_of(diagnosis, call.language);
}

}  // namespace podpora::diagnosis
