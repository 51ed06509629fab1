#include "features/insight/signal_store.h"

#include "platform/base/text.h"
#include "platform/http/wire.h"

namespace podpora::insight {

namespace {

constexpr storage::Query kCauses{"insight.causes", R"(
  select cause, count(id) from ticket
  where desk_id = :desk and customer_id = :customer and cause <> '' and nature <> 'vulnerability'
  group by cause order by count(id) desc, cause limit 50)"};

}  // namespace

Result<Signal> note_signal(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                           tickets::TicketId ticket, std::string const& service, std::string const& text) {
  auto const found = tickets::find_ticket(tx, actor.desk, ticket);
  if (!found) return not_found("ticket");
  if (!found->customer_id) return conflict("ticket-without-customer");
  auto const body = trim(text);
  if (body.empty()) return invalid("/text", "required");
  Signal signal{.id = context.ids.make<SignalId>(),
                .customer_id = *found->customer_id,
                .ticket_id = ticket,
                .service = service,
                .text = body,
                .noted_by = actor.name,
                .noted_at = context.clock.now()};
  signal.evidence = http::to_json(Evidence{.tickets = {{ticket, found->number}}});
  signal.changed_at = signal.noted_at;
  insert_signal(tx, actor.desk, signal);
  audit::record(tx, context, actor, {.kind = "signal.noted", .subject = to_text(signal.id)});
  return signal;
}

Result<Signal> dismiss_signal(storage::Transaction& tx, audit::Context const& context, Actor const& actor, SignalId id,
                              std::string const& reason) {
  auto signal = find_signal(tx, actor.desk, id);
  if (!signal) return not_found("signal");
  if (signal->state != SignalState::kOpen) return conflict("signal-not-open");
  signal->state = SignalState::kDismissed;
  signal->dismissed_strength = signal->strength;
  signal->closed_by = actor.name;
  signal->reason = trim(reason);
  signal->changed_at = context.clock.now();
  update_signal(tx, actor.desk, *signal);
  audit::record(tx, context, actor, {.kind = "signal.dismissed", .subject = to_text(id)});
  return *std::move(signal);
}

std::vector<CauseCount> causes_of(storage::Transaction& tx, DeskId desk, customers::CustomerId customer) {
  return tx.all<CauseCount>(kCauses, {{"desk", desk}, {"customer", customer}});
}

}  // namespace podpora::insight
