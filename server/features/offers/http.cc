#include "features/offers/http.h"

#include "features/offers/offer_rules.h"
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

/// The content with what cannot be printed as it is made harmless: a currency that is none yet, amounts beyond reason.
Content printable(Content content) {
  constexpr std::int64_t kMinorMax = 1'000'000'000;
  constexpr std::int64_t kPercentMax = 1000;
  auto& price = content.price;
  if (!is_currency(price.currency)) price.currency = "XXX";
  price.hourly_minor = std::clamp<std::int64_t>(price.hourly_minor, 0, kMinorMax);
  price.after_hours_percent = std::clamp<std::int64_t>(price.after_hours_percent, 0, kPercentMax);
  return content;
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
          .delivery = offer.delivery,
          .brand_id = offer.brand_id,
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
    auto const offer = TRY(draft_offer(tx, audit_, call.actor, request.content, request.brand_id));
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

Result<PreviewView> Http::preview(http::Call const& call, OfferRequest request) const {
  return database_.read(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<PreviewView> {
    auto const desk = identity::find_desk(tx, call.actor.desk).value();
    auto const brand = brand_of(tx, desk, request.brand_id);
    Offer offer{.content = printable(request.content), .brand_id = request.brand_id};
    arrange_live(tx, desk.id, offer);
    PreviewView view{.style = page_style(brand)};
    for (auto const& language : i18n::languages()) {
      PageRequest const page{
          .desk = desk, .offer = offer, .language = language, .now = audit_.clock.now(), .brand = brand};
      view.pages.push_back({language, render_preview(page)});
    }
    auto faults = content_faults(request.content, "/content");
    auto const missing = publication_faults(request.content, "/content");
    faults.insert(faults.end(), missing.begin(), missing.end());
    for (auto const& fault : faults) {
      view.missing.push_back({fault.pointer, fault.code, i18n::text(call.language, "field." + fault.code, fault.args)});
    }
    return view;
  });
}

Result<Http::Published> Http::published(http::Call const& call, std::optional<std::int64_t> number,
                                        std::optional<std::string> const& brand) const {
  auto const desk = database_.read(Scope::all_desks(),
                                   [&](Transaction& tx) { return identity::find_desk_by_slug(tx, call.text("desk")); });
  if (!desk) return not_found("desk");
  return database_.read(Scope::of(desk->id), [&](Transaction& tx) -> Result<Published> {
    auto const named = brand ? find_brand_by_code(tx, desk->id, *brand) : std::nullopt;
    if (brand && !named) return not_found("offer");
    auto offer = number ? find_offer_by_number(tx, desk->id, *number)
                        : find_current_offer(tx, desk->id, named ? std::optional{named->id} : std::nullopt);
    if (!offer) return not_found("offer");
    auto dress = brand_of(tx, *desk, offer->brand_id);
    return Published{*desk, std::move(*offer), std::move(dress)};
  });
}

Result<PublicOffer> Http::get_public(http::Call const& call, PublicOfferQuery query) const {
  auto const [desk, offer, brand] = TRY(published(call, std::nullopt, query.brand));
  return PublicOffer{.desk = desk.slug,
                     .desk_name = brand ? brand->name : desk.name,
                     .time_zone = desk.time_zone,
                     .number = *offer.number,
                     .published_at = *offer.published_at,
                     .sha256 = offer.sha256,
                     .page = "/" + desk.slug + "/support/" + std::to_string(*offer.number),
                     .content = offer.content,
                     .calendars = views_of(offer.calendars),
                     .delivery = offer.delivery};
}

http::Response Http::render(http::Call const& call, PageQuery const& query, Published const& published) const {
  auto const language = language_of(call, query);
  auto response = http::Response::html(render_page({.desk = published.desk,
                                                    .offer = published.offer,
                                                    .language = language,
                                                    .now = audit_.clock.now(),
                                                    .brand = published.brand,
                                                    .public_url = public_url_}));
  response.headers.emplace_back("content-security-policy", page_policy(page_style(published.brand)));
  response.headers.emplace_back("content-language", language);
  response.headers.emplace_back("cache-control", "public, max-age=300");
  response.headers.emplace_back("vary", "accept-language, cookie");
  return response;
}

Result<http::Response> Http::page(http::Call const& call, PageQuery query) const {
  return render(call, query, TRY(published(call, std::nullopt, std::nullopt)));
}

Result<http::Response> Http::page_of_version(http::Call const& call, PageQuery query) const {
  auto const which = call.text("version");
  auto const number = parse_number(which);
  auto const brand = number ? std::nullopt : std::optional{which};
  return render(call, query, TRY(published(call, number, brand)));
}

}  // namespace podpora::offers
