#include "features/offers/http.h"

#include "features/offers/accept_offer.h"
#include "features/offers/agreement_store.h"
#include "features/offers/offer_store.h"
#include "features/offers/page.h"
#include "features/offers/page_style.h"
#include "features/offers/publish_offer.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>
#include <charconv>

namespace podpora::offers {

using storage::Scope;
using storage::Transaction;

namespace {

std::vector<calendars::CalendarView> views_of(std::vector<calendars::Calendar> const& calendars) {
  std::vector<calendars::CalendarView> views;
  for (auto const& calendar : calendars) views.push_back(calendars::to_view(calendar));
  return views;
}

std::optional<std::int64_t> parse_number(std::string const& text) {
  std::int64_t number = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 1) return std::nullopt;
  return number;
}

/// The language asked for by `?lang=`, else the reader's.
std::string language_of(http::Call const& call, PageQuery const& query) {
  auto const& known = i18n::languages();
  if (query.lang && std::ranges::find(known, *query.lang) != known.end()) return *query.lang;
  return call.language;
}

}  // namespace

OfferView to_view(Offer const& offer) {
  return {.id = offer.id,
          .state = offer.state,
          .number = offer.number,
          .content = offer.content,
          .calendars = views_of(offer.calendars),
          .sha256 = offer.sha256,
          .published_at = offer.published_at,
          .created_at = offer.created_at,
          .updated_at = offer.updated_at,
          .version = offer.version};
}

Result<OfferList> Http::list(http::Call const& call) const {
  return database_.read(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<OfferList> {
    OfferList list;
    for (auto const& offer : list_offers(tx, call.actor.desk)) list.items.push_back(to_view(offer));
    return list;
  });
}

Result<http::Created<OfferView>> Http::draft(http::Call const& call, OfferRequest request) const {
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<http::Created<OfferView>> {
    auto const offer = TRY(draft_offer(tx, audit_, call.actor, request.content));
    return http::Created<OfferView>{"/api/v1/offers/" + to_text(offer.id), to_view(offer)};
  });
}

Result<OfferView> Http::get(http::Call const& call) const {
  auto const id = TRY(call.id<OfferId>("id"));
  return database_.read(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<OfferView> {
    auto const offer = find_offer(tx, call.actor.desk, id);
    if (!offer) return not_found("offer");
    return to_view(*offer);
  });
}

Result<OfferView> Http::write(http::Call const& call, OfferRequest request) const {
  auto const id = TRY(call.id<OfferId>("id"));
  auto const version = TRY(call.if_match());
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<OfferView> {
    return to_view(TRY(write_offer(tx, audit_, call.actor, id, request.content, version)));
  });
}

Result<OfferView> Http::publish(http::Call const& call) const {
  auto const id = TRY(call.id<OfferId>("id"));
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<OfferView> {
    return to_view(TRY(publish_offer(tx, audit_, call.actor, id)));
  });
}

Result<OfferView> Http::withdraw(http::Call const& call) const {
  auto const id = TRY(call.id<OfferId>("id"));
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<OfferView> {
    return to_view(TRY(withdraw_offer(tx, audit_, call.actor, id)));
  });
}

Result<AgreementList> Http::list_agreements(http::Call const& call, AgreementQuery query) const {
  return database_.read(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<AgreementList> {
    return AgreementList{offers::list_agreements(tx, call.actor.desk, query.customer)};
  });
}

Result<http::Created<Agreement>> Http::accept(http::Call const& call, AgreementRequest request) const {
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<http::Created<Agreement>> {
    auto agreement = TRY(accept_offer(tx, audit_, call.actor,
                                      {.offer_id = request.offer_id,
                                       .customer_id = request.customer_id,
                                       .valid_from = request.valid_from,
                                       .valid_to = request.valid_to,
                                       .accepted_by = request.accepted_by.value_or("")}));
    return http::Created<Agreement>{"/api/v1/agreements/" + to_text(agreement.id), std::move(agreement)};
  });
}

Result<Http::Published> Http::published(http::Call const& call, std::optional<std::int64_t> number) const {
  auto const desk = database_.read(Scope::all_desks(),
                                   [&](Transaction& tx) { return identity::find_desk_by_slug(tx, call.text("desk")); });
  if (!desk) return not_found("desk");
  return database_.read(Scope::of(desk->id), [&](Transaction& tx) -> Result<Published> {
    auto offer = number ? find_offer_by_number(tx, desk->id, *number) : find_current_offer(tx, desk->id);
    if (!offer) return not_found("offer");
    return Published{*desk, std::move(*offer)};
  });
}

Result<PublicOffer> Http::get_public(http::Call const& call) const {
  auto const [desk, offer] = TRY(published(call, std::nullopt));
  return PublicOffer{.desk = desk.slug,
                     .desk_name = desk.name,
                     .time_zone = desk.time_zone,
                     .number = *offer.number,
                     .published_at = *offer.published_at,
                     .sha256 = offer.sha256,
                     .page = "/" + desk.slug + "/support/" + std::to_string(*offer.number),
                     .content = offer.content,
                     .calendars = views_of(offer.calendars)};
}

http::Response Http::render(http::Call const& call, PageQuery const& query, Published const& published) const {
  auto const language = language_of(call, query);
  auto response = http::Response::html(
      render_page({.desk = published.desk, .offer = published.offer, .language = language, .now = audit_.clock.now()}));
  response.headers.emplace_back("content-security-policy", page_policy());
  response.headers.emplace_back("content-language", language);
  response.headers.emplace_back("cache-control", "public, max-age=300");
  response.headers.emplace_back("vary", "accept-language, cookie");
  return response;
}

Result<http::Response> Http::page(http::Call const& call, PageQuery query) const {
  return render(call, query, TRY(published(call, std::nullopt)));
}

Result<http::Response> Http::page_of_version(http::Call const& call, PageQuery query) const {
  auto const number = parse_number(call.text("version"));
  if (!number) return not_found("offer");
  return render(call, query, TRY(published(call, number)));
}

}  // namespace podpora::offers
