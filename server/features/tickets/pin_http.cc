#include "features/tickets/pin_http.h"

#include "features/offers/agreement_rules.h"
#include "features/offers/agreement_store.h"
#include "features/tickets/access.h"
#include "features/tickets/pin_agreement.h"

namespace podpora::tickets {

namespace {

TicketAgreementView view_of(storage::Transaction& tx, DeskId desk, Ticket const& ticket) {
  TicketAgreementView view;
  if (ticket.agreement_id) view.agreement_id = offers::AgreementId{*ticket.agreement_id};
  for (auto const& agreement : offers::agreements_at(tx, desk, ticket.customer_id, ticket.opened_at)) {
    auto const found = offers::find_agreement(tx, desk, agreement.id).value();
    view.possible.push_back({.id = agreement.id,
                             .offer_number = found.offer.number,
                             .offer_title = found.offer.content.title,
                             .services = offers::split_services(agreement.services),
                             .is_default = !agreement.customer_id,
                             .is_pinned = view.agreement_id == agreement.id});
  }
  return view;
}

}  // namespace

Result<TicketAgreementView> PinHttp::get(http::Call const& call) const {
  auto const id = TRY(call.id<TicketId>("id"));
  return database_.read(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<TicketAgreementView> {
    return view_of(tx, call.actor.desk, TRY(find_visible(tx, call.actor, id)));
  });
}

Result<TicketAgreementView> PinHttp::pin(http::Call const& call, PinRequest request) const {
  auto const id = TRY(call.id<TicketId>("id"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<TicketAgreementView> {
    auto const ticket = TRY(pin_agreement(
        tx, context_, call.actor, {.ticket_id = id, .agreement_id = request.agreement_id, .reason = request.reason}));
    return view_of(tx, call.actor.desk, ticket);
  });
}

}  // namespace podpora::tickets
