#include "features/charges/lines_http.h"

#include "features/charges/add_charge.h"
#include "features/charges/make_fees.h"

namespace podpora::charges {

using storage::Scope;
using storage::Transaction;

Result<http::Created<ChargeView>> LinesHttp::add(http::Call const& call, ChargeRequest request) const {
  auto const ticket = TRY(call.id<tickets::TicketId>("id"));
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<http::Created<ChargeView>> {
    auto const charge = TRY(add_charge(tx, audit_, call.actor,
                                       {.ticket_id = ticket,
                                        .kind = request.kind,
                                        .amount = request.amount,
                                        .text = request.text,
                                        .upstream = request.upstream.value_or("")}));
    return http::Created<ChargeView>{"/api/v1/tickets/" + to_text(ticket) + "/charges", to_view(charge, call.language)};
  });
}

Result<ChargeView> LinesHttp::make_void(http::Call const& call) const {
  auto const id = TRY(call.id<ChargeId>("id"));
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<ChargeView> {
    return to_view(TRY(void_line(tx, audit_, call.actor, id)), call.language);
  });
}

Result<ChargeLines> LinesHttp::fees(http::Call const& call, FeesRequest request) const {
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<ChargeLines> {
    ChargeLines list;
    for (auto const& charge : TRY(make_fees(tx, audit_, call.actor, request.month))) {
      list.items.push_back(to_view(charge, call.language));
    }
    return list;
  });
}

}  // namespace podpora::charges
