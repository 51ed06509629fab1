#include "features/reports/http.h"

#include "features/billing/csv.h"
#include "features/calendars/calendar_rules.h"
#include "features/identity/desk.h"
#include "features/identity/person.h"
#include "features/insight/sentence.h"
#include "features/queue/read_search.h"
#include "platform/i18n/catalogue.h"

namespace podpora::reports {

namespace {

constexpr auto kUsualDays = std::chrono::days{30};

Result<ReportName> name_in(http::Call const& call) {
  auto const name = parse_enum<ReportName>(call.text("report"));
  if (!name) return not_found("report");
  return *name;
}

/// The last thirty days; those until a named one; from a named one until today.
Result<insight::Period> period_in(ReportQuery const& query, calendars::Date today) {
  using std::chrono::days;
  using std::chrono::sys_days;
  auto last = today;
  if (query.to) last = TRY(insight::period_of(query.to, query.to, {})).last;
  return insight::period_of(query.from, query.to, {calendars::Date{sys_days{last} - kUsualDays + days{1}}, last});
}

Result<PersonId> assignee_in(storage::Transaction& tx, Actor const& actor, std::string const& text) {
  if (text == "none") return PersonId{0};
  auto const id = text == "me" ? actor.person : parse_id<PersonTag>(text);
  if (!id || !identity::find_person(tx, actor.desk, *id)) return invalid("query/assignee", "unknown-reference");
  return *id;
}

/// Names vehicles, causes with their services, and nobody.
void name_rows(Report& report, insight::Words const& words) {
  for (auto& row : report.rows) {
    if (report.name == ReportName::kUpstream) row.name = words.vehicle(row.key);
    if (report.name == ReportName::kSatisfactionAgents && row.key == "none")
      row.name = i18n::text(words.language(), "report.nobody");
    if (report.name != ReportName::kCauses) continue;
    auto const blank = row.key.find(' ');
    auto const service = row.key.substr(0, blank);
    auto const cause = row.key.substr(blank + 1);
    row.name = (service.empty() ? i18n::text(words.language(), "review.no_service") : words.service(service)) + ": " +
               (cause.empty() ? i18n::text(words.language(), "across.no_cause") : words.cause(cause));
  }
}

/// A row for each of the report's; machines read the first, so it stays in English.
std::string csv_of(Report const& report) {
  bool const is_time = report.axis == Axis::kTime;
  std::vector<std::string> head{is_time ? "from" : to_text(report.axis), is_time ? "to" : "name"};
  for (auto const& measure : report.measures) {
    head.push_back(measure.unit == MeasureUnit::kMinutes ? measure.code + "_minutes" : measure.code);
    if (report.before_from) head.push_back(head.back() + "_before");
  }
  auto text = "\uFEFF" + billing::csv_row(head);
  auto const add = [&](std::string const& first, std::string const& last, std::vector<Cell> const& cells) {
    std::vector<std::string> row{first, last};
    auto const number = [](auto const& value) { return value ? std::to_string(*value) : std::string{}; };
    for (auto const& cell : cells) {
      row.push_back(number(cell.value));
      if (report.before_from) row.push_back(number(cell.before));
    }
    text += billing::csv_row(row);
  };
  for (auto const& row : report.rows) add(row.key, is_time ? row.last : row.name, row.cells);
  return text;
}

}  // namespace

Result<ReportRequest> Http::read(storage::Transaction& tx, Actor const& actor, ReportName name,
                                 ReportQuery const& query) const {
  auto zone = identity::find_desk(tx, actor.desk).value().time_zone;
  auto const period = TRY(period_in(query, calendars::local_date(zone, clock_.now())));
  Which which{.customer = query.customer,
              .severity = query.severity,
              .kind = query.kind,
              .team = query.team,
              .viewer = queue::viewer_of(tx, actor)};
  if (query.service) {
    which.service = *query.service == "none" ? "" : *query.service;
    auto const rules = rulebooks_.of(tx, actor.desk);
    if (!which.service->empty() && !rulebook::knows_service(*rules, *which.service))
      return invalid("query/service", "unknown-reference");
  }
  if (query.customer && !customers::find_customer(tx, actor.desk, *query.customer))
    return invalid("query/customer", "unknown-reference");
  if (query.team && !identity::find_team(tx, actor.desk, *query.team))
    return invalid("query/team", "unknown-reference");
  if (query.assignee) which.assignee = TRY(assignee_in(tx, actor, *query.assignee));
  return ReportRequest{.name = name,
                       .period = period,
                       .step = query.step.value_or(step_for(period)),
                       .compare = query.compare,
                       .which = std::move(which),
                       .zone = std::move(zone),
                       .now = clock_.now()};
}

Result<Report> Http::get(http::Call const& call, ReportQuery query) const {
  auto const name = TRY(name_in(call));
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<Report> {
    auto report = write_report(tx, desk, TRY(read(tx, call.actor, name, query)));
    name_rows(report, insight::Words(*rulebooks_.of(tx, desk), clock_.now(), call.language));
    return report;
  });
}

Result<http::Response> Http::csv(http::Call const& call, ReportQuery query) const {
  auto const report = TRY(get(call, std::move(query)));
  auto const file = to_text(report.name) + "-" + report.from + "-" + report.to + ".csv";
  return http::Response{.status = 200,
                        .headers = {{"content-type", "text/csv; charset=utf-8; header=present"},
                                    {"content-disposition", "attachment; filename=\"" + file + "\""}},
                        .body = csv_of(report)};
}

Result<http::Page<Breach>> Http::breaches(http::Call const& call, ReportQuery query) const {
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Page<Breach>> {
    auto const request = TRY(read(tx, call.actor, ReportName::kBreaches, query));
    return http::Page<Breach>{.items = breaches_of(tx, desk, request), .next = std::nullopt};
  });
}

}  // namespace podpora::reports
