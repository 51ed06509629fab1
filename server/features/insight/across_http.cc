#include "features/insight/across_http.h"

#include "features/billing/amount_text.h"
#include "features/billing/csv.h"
#include "features/calendars/calendar_rules.h"
#include "features/identity/desk.h"
#include "features/insight/sentence.h"
#include "features/tickets/access.h"
#include "platform/i18n/catalogue.h"

namespace podpora::insight {

namespace {

constexpr int kMonths = 3;
constexpr int kTickets = 100;

struct Asked {
  Period period;
  std::string zone;
};

Result<Asked> asked(storage::Transaction& tx, DeskId desk, Time now, std::optional<std::string> const& from,
                    std::optional<std::string> const& to) {
  auto zone = identity::find_desk(tx, desk).value().time_zone;
  auto const today = calendars::local_date(zone, now);
  auto const period = TRY(period_of(from, to, {whole_months(today, kMonths).first, today}));
  return Asked{period, std::move(zone)};
}

/// Names what the numbers speak of.
void name(AcrossView& view, Words const& words) {
  for (auto const& row : view.causes) {
    view.service_names[row.service] = words.service(row.service);
    view.cause_names[row.cause] = words.cause(row.cause);
  }
  for (auto const& row : view.boundaries) {
    view.service_names[row.service] = words.service(row.service);
    view.vehicle_names[row.vehicle] = words.vehicle(row.vehicle);
  }
  for (auto const& row : view.services) view.service_names[row.service] = words.service(row.service);
  view.service_names[""] = i18n::text(words.language(), "review.no_service");
  view.cause_names[""] = i18n::text(words.language(), "across.no_cause");
}

std::string amount(std::int64_t minor, std::string const& currency) {
  return currency.empty() ? "" : billing::decimal_text(minor, billing::minor_digits(currency));
}

/// The first row of each table; machines read it, so it stays in English.
using Table = std::vector<std::vector<std::string>>;

Table causes_of(AcrossView const& view) {
  Table table{{"service", "cause", "count"}};
  table.front().insert(table.front().end(), view.months.begin(), view.months.end());
  for (auto const& row : view.causes) {
    std::vector<std::string> cells{view.service_names.at(row.service), view.cause_names.at(row.cause),
                                   std::to_string(row.count)};
    for (auto const count : row.by_month) cells.push_back(std::to_string(count));
    table.push_back(std::move(cells));
  }
  return table;
}

HourCostView view_of(std::optional<HourCost> const& hour) {
  if (!hour) return {};
  return {.cost = hour->money(), .changed_by = hour->changed_by, .changed_at = hour->changed_at};
}

Table fixes_of(AcrossView const& view) {
  Table table{{"kind", "id", "title", "count"}};
  for (auto const& row : view.fixes) table.push_back({row.kind, row.id, row.title, std::to_string(row.count)});
  return table;
}

Table boundaries_of(AcrossView const& view) {
  Table table{{"service", "vehicle", "count", "hours", "minutes", "currency", "cost"}};
  for (auto const& row : view.boundaries) {
    std::vector<std::string> const cells{view.service_names.at(row.service), view.vehicle_names.at(row.vehicle),
                                         std::to_string(row.count), std::to_string(row.hours),
                                         std::to_string(row.minutes)};
    auto const with = [&](std::string const& currency, std::string const& cost) {
      table.push_back(cells);
      table.back().push_back(currency);
      table.back().push_back(cost);
    };
    if (row.cost.empty()) with("", "");
    for (auto const& cost : row.cost) with(cost.currency, amount(cost.minor, cost.currency));
  }
  return table;
}

Table services_of(AcrossView const& view) {
  Table table{{"service", "currency", "count", "minutes", "net", "cost", "margin"}};
  for (auto const& row : view.services) {
    table.push_back({view.service_names.at(row.service), row.currency, std::to_string(row.count),
                     std::to_string(row.minutes), amount(row.net_minor, row.currency),
                     amount(row.cost_minor, row.currency), amount(row.margin_minor, row.currency)});
  }
  return table;
}

}  // namespace

Result<AcrossView> AcrossHttp::get(http::Call const& call, AcrossQuery query) const {
  auto const desk = call.actor.desk;
  auto const now = context_.audit.clock.now();
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<AcrossView> {
    auto const [period, zone] = TRY(asked(tx, desk, now, query.from, query.to));
    auto const hour = find_hour_cost(tx, desk);
    auto const hour_money = hour ? std::optional{hour->money()} : std::nullopt;
    auto across = look_across(tx, desk, {period, zone, hour_money});
    AcrossView view{.from = text_of(period.first),
                    .to = text_of(period.last),
                    .months = std::move(across.months),
                    .resolved = across.resolved,
                    .causes = std::move(across.causes),
                    .fixes = std::move(across.fixes),
                    .boundaries = std::move(across.boundaries),
                    .services = std::move(across.services),
                    .hour_cost = hour_money};
    name(view, Words(*context_.rulebooks.of(tx, desk), now, call.language));
    return view;
  });
}

Result<HourCostView> AcrossHttp::get_hour_cost(http::Call const& call) const {
  return database_.read(storage::Scope::of(call.actor.desk),
                        [&](auto& tx) -> Result<HourCostView> { return view_of(find_hour_cost(tx, call.actor.desk)); });
}

Result<HourCostView> AcrossHttp::put_hour_cost(http::Call const& call, HourCostRequest request) const {
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<HourCostView> {
    TRY(set_hour_cost(tx, context_.audit, call.actor, request.cost));
    return view_of(find_hour_cost(tx, call.actor.desk));
  });
}

Result<http::Response> AcrossHttp::csv(http::Call const& call, AcrossFileQuery query) const {
  static std::map<std::string, Table (*)(AcrossView const&), std::less<>> const parts{
      {"causes", causes_of}, {"fixes", fixes_of}, {"boundaries", boundaries_of}, {"services", services_of}};
  auto const part = parts.find(query.part);
  if (part == parts.end()) return invalid("query/part", "not-a-choice");
  auto const view = TRY(get(call, {query.from, query.to}));
  std::string text = "\uFEFF";
  for (auto const& row : part->second(view)) text += billing::csv_row(row);
  return http::Response{.status = 200,
                        .headers = {{"content-type", "text/csv; charset=utf-8; header=present"},
                                    {"content-disposition", "attachment; filename=\"" + query.part + ".csv\""}},
                        .body = std::move(text)};
}

Result<http::Page<AcrossTicket>> AcrossHttp::tickets(http::Call const& call, AcrossTicketQuery query) const {
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Page<AcrossTicket>> {
    auto const [period, zone] = TRY(asked(tx, desk, context_.audit.clock.now(), query.from, query.to));
    AcrossFilter const filter{.span = span_of(period, zone),
                              .service = query.service,
                              .cause = query.cause,
                              .vehicle = query.vehicle,
                              .known_issue = query.known_issue ? query.known_issue->value : 0,
                              .article = query.article ? query.article->value : 0};
    http::Page<AcrossTicket> page;
    for (auto& row : tickets_across(tx, desk, filter, kTickets)) {
      auto const ticket = tickets::find_ticket(tx, desk, row.id);
      if (ticket && tickets::may_see(tx, call.actor, *ticket)) page.items.push_back(std::move(row));
    }
    return page;
  });
}

}  // namespace podpora::insight
