#include "features/charges/http.h"

#include "features/charges/charge_store.h"

namespace podpora::charges {

using storage::Scope;
using storage::Transaction;

namespace {

constexpr std::int64_t kPreviewMinutes = 30;

}  // namespace

Result<PriceView> Http::preview(http::Call const& call, PriceQuery query) const {
  auto const ticket = TRY(call.id<tickets::TicketId>("id"));
  return database_.read(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<PriceView> {
    auto const price = TRY(preview_price(
        tx, audit_, call.actor,
        {.ticket_id = ticket, .minutes = query.minutes.value_or(kPreviewMinutes), .started_at = query.started_at}));
    return to_view(price, call.language);
  });
}

Result<http::Created<RecordedView>> Http::record(http::Call const& call, TimeRequest request) const {
  auto const ticket = TRY(call.id<tickets::TicketId>("id"));
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<http::Created<RecordedView>> {
    auto const recorded = TRY(record_time(tx, audit_, call.actor,
                                          {.ticket_id = ticket,
                                           .minutes = request.minutes,
                                           .started_at = request.started_at,
                                           .work_type = request.work_type.value_or(""),
                                           .note = request.note.value_or(""),
                                           .billable = request.billable.value_or(true)}));
    RecordedView view{recorded.entry, to_view(recorded.price, call.language), {}};
    for (auto const& charge : recorded.charges) view.charges.push_back(to_view(charge, call.language));
    return http::Created<RecordedView>{"/api/v1/tickets/" + to_text(ticket) + "/charges", std::move(view)};
  });
}

Result<ChargeList> Http::list(http::Call const& call) const {
  auto const ticket = TRY(call.id<tickets::TicketId>("id"));
  return database_.read(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<ChargeList> {
    if (!tickets::find_ticket(tx, call.actor.desk, ticket)) return not_found("ticket");
    ChargeList list{.items = {}, .time_entries = time_entries_of(tx, call.actor.desk, ticket)};
    for (auto const& charge : charges_of(tx, call.actor.desk, ticket)) {
      list.items.push_back(to_view(charge, call.language));
    }
    return list;
  });
}

}  // namespace podpora::charges
