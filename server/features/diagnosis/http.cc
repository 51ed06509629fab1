#include "features/diagnosis/http.h"

#include "features/diagnosis/diagnosis_store.h"
#include "features/tickets/disposition.h"
#include "platform/base/text.h"

namespace podpora::diagnosis {

namespace {

constexpr std::size_t kNameMax = 200;

RunbookView view_of(Diagnosis const& diagnosis, std::string const& language) {
  RunbookView view{.open_mandatory = diagnosis.open_checks()};
  if (!diagnosis.runbook) return view;
  view.runbook = RunbookHead{diagnosis.runbook->id, diagnosis.runbook->title.in(language)};
  for (auto const& step : diagnosis.steps) {
    CheckView check{.id = step.check->id,
                    .title = step.check->title.in(language),
                    .how = step.check->how.in(language),
                    .mandatory = step.check->mandatory,
                    .answered_from = step.check->answered_from};
    for (auto const& result : step.check->results) {
      std::optional<std::string> next;
      if (result.next) next = result.next->in(language);
      check.results.push_back({result.code, result.label.in(language), std::move(next)});
    }
    if (step.finding) {
      if (!step.finding->waived_reason) check.result = step.finding->result;
      check.evidence = step.finding->evidence;
      check.link = step.finding->link;
      for (auto const& file : step.files) {
        check.files.push_back({file.id, file.name, file.size, file.added_by, file.added_at});
      }
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
                         .evidence = request.evidence.value_or(""),
                         .link = request.link.value_or("")});
  }));
  return view_of(diagnosis, call.language);
}

Result<RunbookView> Http::add_file(http::Call const& call) const {
  auto const ticket = TRY(call.id<tickets::TicketId>("id"));
  auto const& bytes = call.request.body;
  auto const given = call.request.query.find("name");
  auto const name = given == call.request.query.end() ? std::string{} : trim(given->second);
  auto const type = call.request.header("content-type").value_or("application/octet-stream");
  blobs_.prepare(bytes);
  auto const diagnosis = TRY(database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<Diagnosis> {
    if (!find_ticket(tx, call.actor.desk, ticket)) return not_found("ticket");
    if (name.empty()) return invalid("query/name", "required");
    if (name.size() > kNameMax) return invalid("query/name", "too-long", {{"max", std::int64_t{kNameMax}}});
    if (bytes.empty()) return invalid("", "empty");
    auto const blob = blobs_.put(tx, call.actor.desk, bytes, context_.audit.clock.now());
    return add_evidence(
        tx, context_, call.actor,
        {.ticket = ticket,
         .check = call.text("check"),
         .file = {.name = name, .media_type = type.substr(0, kNameMax), .sha256 = blob.sha256, .size = blob.size}});
  }));
  return view_of(diagnosis, call.language);
}

Result<http::Response> Http::get_file(http::Call const& call) const {
  auto const ticket = TRY(call.id<tickets::TicketId>("id"));
  auto const id = TRY(call.id<FileId>("file"));
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Response> {
    auto const file = find_file(tx, desk, ticket, id);
    auto bytes = file ? blobs_.get(tx, desk, file->sha256) : std::nullopt;
    if (!bytes) return not_found("file");
    return http::Response{.status = 200,
                          .headers = {{"content-type", "application/octet-stream"},
                                      {"content-disposition", tickets::disposition(file->name)},
                                      {"content-security-policy", "sandbox; default-src 'none'"}},
                          .body = std::move(*bytes)};
  });
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
