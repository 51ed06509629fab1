#include "features/notify/tell_http.h"

#include "features/offers/offer_store.h"

namespace podpora::notify {

namespace {

Telling telling_of(customers::CustomerId customer, TellingRequest const& request) {
  return {.customer_id = customer,
          .person_id = request.person_id,
          .ask = request.ask_acceptance.value_or(false) ? Telling::Ask::kAcceptance : Telling::Ask::kNothing};
}

ToldList list_of(storage::Transaction& tx, DeskId desk, customers::CustomerId customer) {
  ToldList list;
  for (auto const& told : told_of(tx, desk, customer)) {
    auto const contact = customers::find_contact(tx, desk, told.person_id);
    auto const offer = offers::find_offer(tx, desk, told.offer_id);
    list.items.push_back({.contact = contact ? contact->name : "",
                          .offer_id = told.offer_id,
                          .offer_number = offer ? offer->number : std::nullopt,
                          .ticket_id = told.ticket_id,
                          .told_by = told.told_by,
                          .at = told.at});
  }
  return list;
}

}  // namespace

Result<TellingView> TellHttp::preview(http::Call const& call, TellingRequest request) const {
  auto const customer = TRY(call.id<customers::CustomerId>("id"));
  return database_.read(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<TellingView> {
    auto const shown = TRY(preview_telling(tx, context_.audit, call.actor, web_, telling_of(customer, request)));
    return TellingView{.subject = shown.mail.subject,
                       .body = shown.mail.body,
                       .to = shown.to,
                       .to_name = shown.to_name,
                       .language = shown.language,
                       .offer_number = shown.offer_number};
  });
}

Result<ToldList> TellHttp::tell(http::Call const& call, TellingRequest request) const {
  auto const customer = TRY(call.id<customers::CustomerId>("id"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<ToldList> {
    TRY(tell_offer(tx, context_, call.actor, web_, telling_of(customer, request)));
    return list_of(tx, call.actor.desk, customer);
  });
}

Result<ToldList> TellHttp::list(http::Call const& call) const {
  auto const customer = TRY(call.id<customers::CustomerId>("id"));
  return database_.read(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<ToldList> {
    if (!customers::find_customer(tx, call.actor.desk, customer)) return not_found("customer");
    return list_of(tx, call.actor.desk, customer);
  });
}

}  // namespace podpora::notify
