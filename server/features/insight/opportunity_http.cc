#include "features/insight/opportunity_http.h"

#include "features/billing/amount_text.h"
#include "features/billing/csv.h"
#include "features/calendars/calendar_rules.h"
#include "features/identity/desk.h"
#include "features/identity/person.h"
#include "features/insight/sentence.h"
#include "platform/i18n/catalogue.h"

namespace podpora::insight {

namespace {

constexpr std::int64_t kPage = 50;
constexpr int kReportMonths = 11;
constexpr int kCsvAtOnce = 500;

template <class T, class Field>
void put_patch(http::Patch<T> const& patch, Field& field) {
  if (patch.state == http::Patch<T>::State::kValue) field = patch.value;
  if (patch.state == http::Patch<T>::State::kNull) field = {};
}

/// `1234.50`, for a machine: a point and no separators.
std::string decimal(std::optional<Money> const& money) {
  return money ? billing::decimal_text(money->minor, billing::minor_digits(money->currency)) : "";
}

std::string rule_name(std::string const& language, std::string const& rule) {
  if (rule.empty()) return i18n::text(language, "opportunity.report.agents");
  if (rule == "none") return i18n::text(language, "opportunity.report.none");
  return i18n::text(language, "signal_rule." + rule);
}

Result<PersonId> owner_of(Actor const& actor, std::string const& text) {
  auto const id = text == "none" ? std::optional{PersonId{0}} : text == "me" ? actor.person : parse_id<PersonTag>(text);
  if (!id) return invalid("query/owner", "unknown-reference");
  return *id;
}

std::string day(std::optional<Time> const& at) {
  return at ? to_rfc3339(*at).substr(0, 10) : "";
}

}  // namespace

OpportunityView OpportunityHttp::view(storage::Transaction& tx, http::Call const& call,
                                      Opportunity const& opportunity) const {
  auto const desk = call.actor.desk;
  auto const now = context_.audit.clock.now();
  OpportunityView view{.id = opportunity.id,
                       .customer_id = opportunity.customer_id,
                       .signal_id = opportunity.signal_id,
                       .title = opportunity.title,
                       .service = opportunity.service,
                       .quoted = opportunity.quoted,
                       .next_step = opportunity.next_step,
                       .owner_id = opportunity.owner_id,
                       .due_at = opportunity.due_at,
                       .state = opportunity.state,
                       .loss = opportunity.loss,
                       .reason = opportunity.reason,
                       .opened_by = opportunity.opened_by,
                       .opened_at = opportunity.opened_at,
                       .closed_at = opportunity.closed_at,
                       .version = opportunity.version};
  view.is_due = view.state == OpportunityState::kOpen && view.due_at && *view.due_at <= now;
  if (auto const customer = customers::find_customer(tx, desk, view.customer_id)) view.customer_name = customer->name;
  if (view.owner_id) {
    if (auto const owner = identity::find_person(tx, desk, *view.owner_id)) view.owner_name = owner->name;
  }
  if (!opportunity.currency.empty()) view.value = Money{opportunity.value_minor, opportunity.currency};
  auto const signal = view.signal_id ? find_signal(tx, desk, *view.signal_id) : std::nullopt;
  if (signal) view.signal_text = Words(*context_.rulebooks.of(tx, desk), now, call.language).sentence(*signal);
  return view;
}

Result<http::Created<OpportunityView>> OpportunityHttp::open(http::Call const& call, OpportunityRequest request) const {
  auto const customer = TRY(call.id<customers::CustomerId>("id"));
  auto const value = request.value.value_or(Money{});
  Opportunity const wanted{.customer_id = customer,
                           .signal_id = request.signal_id,
                           .title = std::move(request.title),
                           .service = request.service.value_or(""),
                           .quoted = request.quoted.value_or(""),
                           .next_step = request.next_step.value_or(""),
                           .owner_id = request.owner_id,
                           .value_minor = value.minor,
                           .currency = value.currency,
                           .due_at = request.due_at};
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<http::Created<OpportunityView>> {
    auto const opened = TRY(open_opportunity(tx, context_.audit, call.actor, wanted));
    return http::Created<OpportunityView>{"/api/v1/opportunities/" + to_text(opened.id), view(tx, call, opened)};
  });
}

Result<http::Page<OpportunityView>> OpportunityHttp::list(http::Call const& call, OpportunityQuery query) const {
  OpportunityPage wanted{
      .state = query.state, .customer = query.customer, .limit = static_cast<int>(query.limit.value_or(kPage))};
  if (query.owner) wanted.owner = TRY(owner_of(call.actor, *query.owner));
  if (query.cursor) wanted.before = *query.cursor;
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Page<OpportunityView>> {
    http::Page<OpportunityView> page;
    for (auto const& each : list_opportunities(tx, desk, wanted)) page.items.push_back(view(tx, call, each));
    if (static_cast<int>(page.items.size()) == wanted.limit) page.next = to_text(page.items.back().id);
    return page;
  });
}

Result<OwnerList> OpportunityHttp::owners(http::Call const& call) const {
  return database_.read(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<OwnerList> {
    OwnerList list;
    for (auto const& person : possible_owners(tx, call.actor.desk)) list.items.push_back({person.id, person.name});
    return list;
  });
}

Result<OpportunityView> OpportunityHttp::get(http::Call const& call) const {
  auto const id = TRY(call.id<OpportunityId>("id"));
  return database_.read(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<OpportunityView> {
    auto const found = find_opportunity(tx, call.actor.desk, id);
    if (!found) return not_found("opportunity");
    return view(tx, call, *found);
  });
}

Result<OpportunityView> OpportunityHttp::change(http::Call const& call, OpportunityChange request) const {
  auto const id = TRY(call.id<OpportunityId>("id"));
  auto const version = TRY(call.if_match());
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<OpportunityView> {
    auto found = find_opportunity(tx, call.actor.desk, id);
    if (!found) return not_found("opportunity");
    found->version = version;
    put_patch(request.title, found->title);
    put_patch(request.service, found->service);
    put_patch(request.quoted, found->quoted);
    put_patch(request.next_step, found->next_step);
    put_patch(request.owner_id, found->owner_id);
    put_patch(request.due_at, found->due_at);
    Money value{found->value_minor, found->currency};
    put_patch(request.value, value);
    found->value_minor = value.minor;
    found->currency = value.currency;
    return view(tx, call, TRY(change_opportunity(tx, context_.audit, call.actor, *std::move(found))));
  });
}

Result<OpportunityView> OpportunityHttp::close(http::Call const& call, OutcomeRequest request) const {
  auto const id = TRY(call.id<OpportunityId>("id"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<OpportunityView> {
    return view(tx, call,
                TRY(close_opportunity(tx, context_.audit, call.actor, id,
                                      {request.state, request.loss, request.reason.value_or("")})));
  });
}

Result<OpportunityReportView> OpportunityHttp::report(http::Call const& call, ReportQuery query) const {
  auto const desk = call.actor.desk;
  auto const now = context_.audit.clock.now();
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<OpportunityReportView> {
    auto const zone = identity::find_desk(tx, desk).value().time_zone;
    auto const today = calendars::local_date(zone, now);
    auto const period = TRY(period_of(query.from, query.to, {whole_months(today, kReportMonths).first, today}));
    auto report = report_opportunities(tx, desk, span_of(period, zone), now);
    OpportunityReportView view{.from = text_of(period.first),
                               .to = text_of(period.last),
                               .won = std::move(report.won),
                               .open = std::move(report.open),
                               .losses = std::move(report.losses),
                               .loads = std::move(report.loads)};
    for (auto const& row : report.rules) {
      view.rules.push_back({row.rule, rule_name(call.language, row.rule), row.learnt, row.offered, row.won, row.lost});
    }
    return view;
  });
}

Result<http::Response> OpportunityHttp::csv(http::Call const& call) const {
  auto const desk = call.actor.desk;
  auto const say = [&](std::string const& id) { return i18n::text(call.language, id); };
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Response> {
    std::vector<std::string> heads;
    for (auto const* column : {"id", "customer", "title", "service", "state", "owner", "next_step", "due", "value",
                               "currency", "opened", "closed", "loss", "reason", "signal"}) {
      heads.push_back(say(std::string{"opportunity.csv."} + column));
    }
    auto text = std::string{"\uFEFF"} + billing::csv_row(heads);
    OpportunityPage page{.limit = kCsvAtOnce};
    while (true) {
      auto const some = list_opportunities(tx, desk, page);
      for (auto const& each : some) {
        auto const row = view(tx, call, each);
        text += billing::csv_row({to_text(row.id), row.customer_name, row.title, row.service, to_text(row.state),
                                  row.owner_name, row.next_step, day(row.due_at), decimal(row.value),
                                  row.value ? row.value->currency : "", day(row.opened_at), day(row.closed_at),
                                  row.loss ? to_text(*row.loss) : "", row.reason, row.signal_text});
      }
      if (static_cast<int>(some.size()) < kCsvAtOnce) break;
      page.before = some.back().id;
    }
    return http::Response{.status = 200,
                          .headers = {{"content-type", "text/csv; charset=utf-8; header=present"},
                                      {"content-disposition", "attachment; filename=\"opportunities.csv\""}},
                          .body = std::move(text)};
  });
}

}  // namespace podpora::insight
