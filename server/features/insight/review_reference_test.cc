#include "features/insight/review_reference_test.h"

#include "features/audit/event_store.h"
#include "platform/base/enum_text.h"

#include <boost/json.hpp>

#include <algorithm>

namespace podpora::insight {

ReviewReference::ReviewReference(storage::Transaction& tx, Whose const& whose, calendars::Date first,
                                 calendars::Date last)
    : tx_(tx), whose_(whose), first_(first), last_(last) {}

Review ReviewReference::count() {
  for (auto day = first_; day <= last_; day += std::chrono::days{1}) {
    months_[month_of_day(day)].month = month_of_day(day);
  }
  for (auto const id : whose_.all) {
    auto const ticket = tickets::find_ticket(tx_, whose_.desk, id).value();
    if (ticket.customer_id == whose_.customer && ticket.nature != Nature::kVulnerability) count(ticket);
  }
  count_prepaid();
  for (auto const& [name, month] : months_) review_.months.push_back(month);
  for (auto const& [name, trend] : causes_) {
    if (trend.count > 0) review_.causes.push_back(trend);
  }
  std::ranges::stable_sort(review_.causes, std::ranges::greater{}, &CauseTrend::count);
  for (auto const& [way, count] : ways_) review_.handed_on.push_back({way.first, way.second, count});
  for (auto& [kind, promise] : promises_) {
    auto& minutes = taken_[kind];
    std::ranges::sort(minutes);
    if (!minutes.empty()) promise.median_minutes = minutes[(minutes.size() - 1) / 2];
    review_.promises.push_back(promise);
  }
  review_.covered_minutes = covered_thousandths_ / 1000;
  return review_;
}

void ReviewReference::count(tickets::Ticket const& ticket) {
  bool const was_handed = count_handed(ticket.id);
  if (!whose_.letters.contains(ticket.id)) count_request(ticket, was_handed);
  count_promises(ticket.id);
  count_work(ticket.id);
}

void ReviewReference::count_request(tickets::Ticket const& ticket, bool was_handed) {
  std::optional<Time> opened;
  std::optional<Time> resolved;
  std::string cause;
  for (auto const& event : audit::events_of(tx_, whose_.desk, to_text(ticket.id))) {
    auto const payload = boost::json::parse(event.payload);
    if (event.kind == "ticket.opened") opened = event.at;
    if (event.kind == "lesson.kept") cause = payload.at("cause").as_string().c_str();
    if (event.kind != "ticket.state_changed") continue;
    resolved.reset();
    if (payload.at("to") == "resolved") resolved = event.at;
  }
  if (within(*opened)) {
    ++review_.opened;
    ++months_[month_of_day(day_of(*opened))].opened;
    ++review_.by_kind[to_text(ticket.kind)];
    ++review_.by_severity[to_text(ticket.severity)];
    ++review_.by_service[ticket.service];
  }
  if (has_passed(*opened) && (!resolved || !has_passed(*resolved))) ++review_.open_at_end;
  if (!resolved) return;
  if (within(*resolved)) {
    ++review_.resolved;
    ++months_[month_of_day(day_of(*resolved))].resolved;
    if (!was_handed) ++review_.resolved_here;
  }
  if (cause.empty()) return;
  causes_[cause].cause = cause;
  if (within(*resolved)) ++causes_[cause].count;
  if (just_before(*resolved)) ++causes_[cause].before;
}

/// A promise is broken at the moment that was promised, when nothing had met it by then; else it is kept when it is
/// met. What was taken back before either is no promise.
void ReviewReference::count_promises(tickets::TicketId ticket) {
  struct Promise {
    std::string kind;
    Time started;
    std::optional<Time> broken;
    std::optional<Time> met;
  };
  std::map<std::string, Promise> found;
  for (auto const& event : audit::events_of(tx_, whose_.desk, to_text(ticket))) {
    if (!event.kind.starts_with("clock.")) continue;
    auto const payload = boost::json::parse(event.payload);
    auto& promise = found[payload.at("clock").as_string().c_str()];
    promise.kind = payload.at("kind").as_string().c_str();
    if (event.kind == "clock.started") promise.started = event.at;
    if (event.kind == "clock.met") promise.met = event.at;
    if (event.kind == "clock.breached") promise.broken = parse_rfc3339(payload.at("promised_at").as_string().c_str());
  }
  for (auto const& [id, each] : found) {
    if (each.kind == "upstream_response") continue;  // was promised to us
    auto const counts_at = each.broken ? each.broken : each.met;
    if (!counts_at || !within(*counts_at)) continue;
    auto const kind = parse_enum<clocks::ClockKind>(each.kind).value();
    auto& promise = promises_[kind];
    promise.kind = kind;
    ++(each.broken ? promise.broken : promise.kept);
    if (each.met) taken_[kind].push_back((*each.met - each.started) / std::chrono::minutes{1});
  }
}

bool ReviewReference::count_handed(tickets::TicketId ticket) {
  bool was_handed = false;
  for (auto const& request : escalation::service_requests_of(tx_, whose_.desk, ticket)) {
    if (!request.sent_at || !has_passed(*request.sent_at)) continue;
    was_handed = true;
    if (within(*request.sent_at)) ++ways_[{request.vehicle, request.state}];
  }
  return was_handed;
}

void ReviewReference::count_work(tickets::TicketId ticket) {
  for (auto const& entry : charges::time_entries_of(tx_, whose_.desk, ticket)) {
    if (within(entry.started_at)) review_.minutes += entry.minutes;
  }
  for (auto const& line : charges::charges_of(tx_, whose_.desk, ticket)) {
    if (!within(line.created_at)) continue;
    if (line.amount_minor != 0) review_.charged[line.currency] += line.amount_minor;
    if (line.verdict != charges::Verdict::kCovered || line.unit != charges::ChargeUnit::kMinute) continue;
    covered_thousandths_ += line.quantity_thousandths;
  }
}

void ReviewReference::count_prepaid() {
  auto wallets = charges::wallets_of(tx_, whose_.desk, whose_.customer);
  std::ranges::sort(wallets, {}, &charges::Wallet::id);
  for (auto const& wallet : wallets) {
    // One that ended before the first day has nothing to say.
    if (wallet.valid_to && day_of(*wallet.valid_to - Duration{1}) < first_) continue;
    Prepaid prepaid{.name = wallet.name,
                    .period = wallet.period.value_or(""),
                    .unit = to_text(wallet.unit),
                    .currency = wallet.currency};
    for (auto const& entry : charges::ledger_of(tx_, whose_.desk, wallet.id)) {
      if (!has_passed(entry.at)) continue;
      prepaid.left += entry.amount;
      using enum charges::WalletReason;
      if (within(entry.at) && (entry.reason == kDrawn || entry.reason == kGivenBack)) prepaid.drawn -= entry.amount;
    }
    if (prepaid.drawn != 0 || prepaid.left != 0) review_.prepaid.push_back(prepaid);
  }
}

}  // namespace podpora::insight
