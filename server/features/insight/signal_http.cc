#include "features/insight/signal_http.h"

#include "platform/i18n/catalogue.h"

#include <algorithm>

namespace podpora::insight {

namespace {

constexpr std::int64_t kPage = 50;
constexpr std::int64_t kQuarter = 91;

RuleView view_of(Rule const& rule, std::string const& language) {
  auto const& shipped = shipped_rules();
  auto const& was = *std::ranges::find(shipped, rule.code, &Rule::code);
  auto const code = to_text(rule.code);
  return {.code = rule.code,
          .name = i18n::text(language, "signal_rule." + code),
          .about = i18n::text(language, "signal_rule." + code + ".about"),
          .is_on = rule.is_on,
          .threshold = rule.threshold,
          .period_days = rule.period_days,
          .shipped_threshold = was.threshold,
          .shipped_period_days = was.period_days};
}

Result<RuleCode> code_of(http::Call const& call) {
  auto const code = parse_enum<RuleCode>(call.text("rule"));
  if (!code) return not_found("signal rule");
  return *code;
}

std::string name_of(storage::Transaction& tx, DeskId desk, customers::CustomerId id) {
  auto const customer = customers::find_customer(tx, desk, id);
  return customer ? customer->name : "";
}

}  // namespace

SignalView view_of(Words const& words, Signal const& signal, std::string const& customer_name) {
  auto tickets = evidence_of(signal).tickets;
  return {.id = signal.id,
          .customer_id = signal.customer_id,
          .customer_name = customer_name,
          .rule = signal.rule,
          .service = signal.service,
          .text = words.sentence(signal),
          .state = signal.state,
          .strength = signal.strength,
          .tickets = std::move(tickets),
          .noted_by = signal.noted_by,
          .noted_at = signal.noted_at,
          .changed_at = signal.changed_at,
          .closed_by = signal.closed_by,
          .reason = signal.reason};
}

SignalView SignalHttp::view(storage::Transaction& tx, http::Call const& call, Signal const& signal) const {
  auto const rules = context_.rulebooks.of(tx, call.actor.desk);
  Words const words(*rules, context_.audit.clock.now(), call.language);
  return view_of(words, signal, name_of(tx, call.actor.desk, signal.customer_id));
}

Result<http::Created<SignalView>> SignalHttp::note(http::Call const& call, SignalRequest request) const {
  auto const ticket = TRY(call.id<tickets::TicketId>("id"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<http::Created<SignalView>> {
    auto const signal =
        TRY(note_signal(tx, context_.audit, call.actor, ticket, request.service.value_or(""), request.text));
    return http::Created<SignalView>{"/api/v1/customers/" + to_text(signal.customer_id), view(tx, call, signal)};
  });
}

Result<http::Page<SignalView>> SignalHttp::of_customer(http::Call const& call) const {
  auto const desk = call.actor.desk;
  auto const id = TRY(call.id<customers::CustomerId>("id"));
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Page<SignalView>> {
    if (!customers::find_customer(tx, desk, id)) return not_found("customer");
    http::Page<SignalView> page;
    for (auto const& signal : signals_of(tx, desk, id)) page.items.push_back(view(tx, call, signal));
    return page;
  });
}

Result<http::Page<SignalView>> SignalHttp::list(http::Call const& call, SignalQuery query) const {
  auto const desk = call.actor.desk;
  SignalPage wanted{.state = query.state.value_or(SignalState::kOpen),
                    .rule = query.rule ? to_text(*query.rule) : "",
                    .limit = static_cast<int>(query.limit.value_or(kPage))};
  if (query.cursor) wanted.before = *query.cursor;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Page<SignalView>> {
    http::Page<SignalView> page;
    for (auto const& signal : list_signals(tx, desk, wanted)) page.items.push_back(view(tx, call, signal));
    if (static_cast<int>(page.items.size()) == wanted.limit) page.next = to_text(page.items.back().id);
    return page;
  });
}

Result<SignalView> SignalHttp::dismiss(http::Call const& call, DismissRequest request) const {
  auto const id = TRY(call.id<SignalId>("id"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<SignalView> {
    return view(tx, call, TRY(dismiss_signal(tx, context_.audit, call.actor, id, request.reason.value_or(""))));
  });
}

Result<http::Page<RuleView>> SignalHttp::rules(http::Call const& call) const {
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Page<RuleView>> {
    http::Page<RuleView> page;
    for (auto const& rule : rules_of(tx, desk)) page.items.push_back(view_of(rule, call.language));
    return page;
  });
}

Result<RuleView> SignalHttp::set_rule(http::Call const& call, RuleRequest request) const {
  auto const code = TRY(code_of(call));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<RuleView> {
    auto const rule = TRY(insight::set_rule(tx, context_.audit, call.actor,
                                            {code, request.is_on, request.threshold, request.period_days}));
    return view_of(rule, call.language);
  });
}

Result<TrialView> SignalHttp::try_rule(http::Call const& call, TrialQuery query) const {
  auto const code = TRY(code_of(call));
  auto const desk = call.actor.desk;
  auto const days = query.days.value_or(kQuarter);
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<TrialView> {
    auto const all = rules_of(tx, desk);
    auto rule = *std::ranges::find(all, code, &Rule::code);
    rule.threshold = query.threshold.value_or(rule.threshold);
    rule.period_days = query.period_days.value_or(rule.period_days);
    auto const trial = insight::try_rule(tx, context_, desk, rule, std::chrono::days{days});
    TrialView view{.signals = trial.signals, .customers = trial.customers, .tried = trial.tried};
    view.text = i18n::text(call.language, "signal_rule.trial",
                           {{"count", trial.signals}, {"customers", trial.customers}, {"days", days}});
    auto const rules = context_.rulebooks.of(tx, desk);
    Words const words(*rules, context_.audit.clock.now(), call.language);
    for (auto const& [customer, finding] : trial.examples) {
      view.examples.push_back(
          {customer, name_of(tx, desk, customer), words.sentence(finding.rule, finding.service, finding.evidence)});
    }
    return view;
  });
}

}  // namespace podpora::insight
