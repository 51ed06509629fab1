#include "features/offers/agreement_http.h"

#include "features/offers/agreement_rules.h"
#include "features/offers/agreement_store.h"
#include "features/offers/offer_store.h"
#include "platform/http/client_address.h"

#include <algorithm>

namespace podpora::offers {

using storage::Scope;
using storage::Transaction;

namespace {

std::string name_of(Transaction& tx, DeskId desk, std::optional<customers::CustomerId> id) {
  auto const customer = id ? customers::find_customer(tx, desk, *id) : std::nullopt;
  return customer ? customer->name : "";
}

AgreementView view_of(Transaction& tx, DeskId desk, Agreement const& agreement, Time now) {
  auto const offer = find_offer(tx, desk, agreement.offer_id);
  return {.id = agreement.id,
          .customer_id = agreement.customer_id,
          .customer_name = name_of(tx, desk, agreement.customer_id),
          .offer_id = agreement.offer_id,
          .offer_number = offer ? offer->number : std::nullopt,
          .offer_title = offer ? offer->content.title : LocalText{},
          .valid_from = agreement.valid_from,
          .valid_to = agreement.valid_to,
          .services = split_services(agreement.services),
          .precedence = agreement.precedence,
          .bill_to = agreement.bill_to,
          .bill_to_name = name_of(tx, desk, agreement.bill_to),
          .accepted_by = agreement.accepted_by,
          .accepted_at = agreement.accepted_at,
          .accepted_via = agreement.accepted_via,
          .accepted_from = agreement.accepted_from,
          .sha256 = agreement.sha256,
          .in_force = agreement.valid_from <= now && (!agreement.valid_to || *agreement.valid_to > now)};
}

OfferForContact for_contact(identity::Desk const& desk, Offer const& offer) {
  return {.id = offer.id,
          .number = offer.number.value_or(0),
          .title = offer.content.title,
          .summary = offer.content.summary,
          .published_at = offer.published_at.value_or(offer.created_at),
          .sha256 = offer.sha256,
          .page = "/" + desk.slug + "/support/" + std::to_string(offer.number.value_or(0))};
}

LinkState state_of(AcceptanceLink const& link, Offer const& offer, Time now) {
  if (link.used_at) return LinkState::kUsed;
  if (link.expires_at <= now) return LinkState::kExpired;
  return offer.state == OfferState::kPublished ? LinkState::kOpen : LinkState::kReplaced;
}

AcceptanceView view_of(Transaction& tx, identity::Desk const& desk, AcceptanceLink const& link, Time now) {
  auto const offer = find_offer(tx, desk.id, link.offer_id).value();
  auto const contact = customers::find_contact(tx, desk.id, link.person_id);
  auto const brand = brand_of(tx, desk, offer.brand_id);
  return {.state = state_of(link, offer, now),
          .desk_name = brand ? brand->name : desk.name,
          .customer_name = name_of(tx, desk.id, link.customer_id),
          .contact_name = contact ? contact->name : "",
          .language = contact ? contact->language : desk.language,
          .offer = for_contact(desk, offer),
          .expires_at = link.expires_at,
          .used_at = link.used_at};
}

}  // namespace

Result<AgreementList> AgreementHttp::list(http::Call const& call, AgreementQuery query) const {
  auto const desk = call.actor.desk;
  return database_.read(Scope::of(desk), [&](Transaction& tx) -> Result<AgreementList> {
    AgreementList list;
    for (auto const& agreement : list_agreements(tx, desk, query.customer)) {
      list.items.push_back(view_of(tx, desk, agreement, audit_.clock.now()));
    }
    return list;
  });
}

Result<http::Created<AgreementView>> AgreementHttp::accept(http::Call const& call, AgreementRequest request) const {
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<http::Created<AgreementView>> {
    auto const agreement = TRY(accept_offer(tx, audit_, call.actor,
                                            {.offer_id = request.offer_id,
                                             .customer_id = request.customer_id,
                                             .valid_from = request.valid_from,
                                             .valid_to = request.valid_to,
                                             .accepted_by = request.accepted_by.value_or(""),
                                             .services = request.services.value_or(std::vector<std::string>{}),
                                             .precedence = request.precedence.value_or(0),
                                             .bill_to = request.bill_to,
                                             .from = http::client_address(call.request, options_.trusted_proxies)}));
    return http::Created<AgreementView>{"/api/v1/agreements/" + to_text(agreement.id),
                                        view_of(tx, call.actor.desk, agreement, audit_.clock.now())};
  });
}

Result<AgreementView> AgreementHttp::end(http::Call const& call, EndAgreementRequest request) const {
  auto const id = TRY(call.id<AgreementId>("id"));
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<AgreementView> {
    auto const agreement = TRY(end_agreement(tx, audit_, call.actor, id, request.at));
    return view_of(tx, call.actor.desk, agreement, audit_.clock.now());
  });
}

Result<AcceptanceLinkList> AgreementHttp::links(http::Call const& call) const {
  auto const desk = call.actor.desk;
  auto const customer = TRY(call.id<customers::CustomerId>("id"));
  return database_.read(Scope::of(desk), [&](Transaction& tx) -> Result<AcceptanceLinkList> {
    if (!customers::find_customer(tx, desk, customer)) return not_found("customer");
    AcceptanceLinkList list;
    for (auto const& link : links_of(tx, desk, customer)) {
      auto const contact = customers::find_contact(tx, desk, link.person_id);
      list.items.push_back({.id = link.id,
                            .offer_id = link.offer_id,
                            .contact = contact ? contact->name : "",
                            .created_at = link.created_at,
                            .created_by = link.created_by,
                            .expires_at = link.expires_at,
                            .used_at = link.used_at,
                            .agreement_id = link.agreement_id});
    }
    return list;
  });
}

Result<http::Created<MadeLinkView>> AgreementHttp::make_link(http::Call const& call,
                                                             AcceptanceLinkRequest request) const {
  auto const customer = TRY(call.id<customers::CustomerId>("id"));
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<http::Created<MadeLinkView>> {
    NewLink const wanted{.offer_id = request.offer_id,
                         .customer_id = customer,
                         .person_id = request.person_id,
                         .services = request.services.value_or(std::vector<std::string>{}),
                         .bill_to = request.bill_to,
                         .days = request.days.value_or(NewLink{}.days)};
    auto const made = TRY(offers::make_link(tx, audit_, call.actor, wanted));
    auto const slug = identity::find_desk(tx, call.actor.desk).value().slug;
    return http::Created<MadeLinkView>{"/api/v1/customers/" + to_text(customer) + "/acceptance-links",
                                       {.id = made.link.id,
                                        .url = link_url(options_.public_url, slug, made.token),
                                        .expires_at = made.link.expires_at}};
  });
}

Result<PortalOffers> AgreementHttp::portal_list(http::Call const& call) const {
  auto const& actor = call.actor;
  customers::CustomerId const customer{actor.customer.value_or(0)};
  return database_.read(Scope::of(actor.desk), [&](Transaction& tx) -> Result<PortalOffers> {
    auto const desk = identity::find_desk(tx, actor.desk).value();
    auto const now = audit_.clock.now();
    PortalOffers view;
    auto in_force = agreements_at(tx, actor.desk, customer, now);
    std::optional<BrandId> brand;
    for (auto const& agreement : in_force) {
      auto shown = view_of(tx, actor.desk, agreement, now);
      // Who of the desk made the default, and from where, is no business of a customer's.
      if (!agreement.customer_id) shown.accepted_by = shown.accepted_from = "";
      view.agreements.push_back(std::move(shown));
      auto const offer = find_offer(tx, actor.desk, agreement.offer_id);
      if (offer && agreement.customer_id && offer->brand_id) brand = offer->brand_id;
    }
    if (auto const own = find_current_offer(tx, actor.desk)) view.offers.push_back(for_contact(desk, *own));
    auto const branded = brand ? find_current_offer(tx, actor.desk, brand) : std::nullopt;
    if (branded) view.offers.push_back(for_contact(desk, *branded));
    return view;
  });
}

Result<http::Created<AgreementView>> AgreementHttp::portal_accept(http::Call const& call,
                                                                  PortalAcceptRequest request) const {
  auto const& actor = call.actor;
  if (!actor.customer) return Error{ErrorCode::kForbidden, "forbidden", {}, {}};
  return database_.write(Scope::of(actor.desk), [&](Transaction& tx) -> Result<http::Created<AgreementView>> {
    auto const agreement = TRY(accept_offer(tx, audit_, actor,
                                            {.offer_id = request.offer_id,
                                             .customer_id = customers::CustomerId{*actor.customer},
                                             .via = AcceptedVia::kPortal,
                                             .from = http::client_address(call.request, options_.trusted_proxies),
                                             .sha256 = request.sha256}));
    if (options_.accepted) options_.accepted(tx, actor.desk, agreement);
    return http::Created<AgreementView>{"/api/v1/portal/offers",
                                        view_of(tx, actor.desk, agreement, audit_.clock.now())};
  });
}

Result<identity::Desk> AgreementHttp::desk_of(http::Call const& call) const {
  auto desk = database_.read(Scope::all_desks(),
                             [&](Transaction& tx) { return identity::find_desk_by_slug(tx, call.text("desk")); });
  if (!desk) return not_found("link");
  return std::move(*desk);
}

Result<AcceptanceView> AgreementHttp::show_link(http::Call const& call) const {
  auto const desk = TRY(desk_of(call));
  return database_.read(Scope::of(desk.id), [&](Transaction& tx) -> Result<AcceptanceView> {
    auto const link = TRY(find_link(tx, desk.id, call.text("token")));
    return view_of(tx, desk, link, audit_.clock.now());
  });
}

Result<AcceptanceView> AgreementHttp::use_link(http::Call const& call) const {
  auto const desk = TRY(desk_of(call));
  auto const from = http::client_address(call.request, options_.trusted_proxies);
  return database_.write(Scope::of(desk.id), [&](Transaction& tx) -> Result<AcceptanceView> {
    auto const agreement = TRY(accept_by_link(tx, audit_, desk.id, call.text("token"), from));
    if (options_.accepted) options_.accepted(tx, desk.id, agreement);
    auto const link = TRY(find_link(tx, desk.id, call.text("token")));
    return view_of(tx, desk, link, audit_.clock.now());
  });
}

}  // namespace podpora::offers
