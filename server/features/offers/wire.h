#pragma once

#include "features/calendars/wire.h"
#include "features/offers/offer.h"

namespace podpora::offers {

struct OfferView {
  OfferId id;
  OfferState state{OfferState::kDraft};
  std::optional<std::int64_t> number;
  Content content;
  std::vector<calendars::CalendarView> calendars;
  std::vector<DeliveryTerm> delivery;
  std::optional<BrandId> brand_id;
  std::string sha256;
  std::optional<Time> published_at;
  Time created_at;
  Time updated_at;
  std::int64_t version{1};
};
BOOST_DESCRIBE_STRUCT(OfferView, (),
                      (id, state, number, content, calendars, delivery, brand_id, sha256, published_at, created_at,
                       updated_at, version))

struct OfferList {
  std::vector<OfferView> items;
};
BOOST_DESCRIBE_STRUCT(OfferList, (), (items))

struct OfferRequest {
  Content content;
  std::optional<BrandId> brand_id;  ///< of a new draft
};
BOOST_DESCRIBE_STRUCT(OfferRequest, (), (content, brand_id))

/// What is missing or wrong before a content may be published.
struct OfferFaultView {
  std::string pointer;
  std::string code;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(OfferFaultView, (), (pointer, code, text))

struct PreviewPage {
  std::string language;
  std::string html;
};
BOOST_DESCRIBE_STRUCT(PreviewPage, (), (language, html))

/// The public page in each of our languages, as publishing would make it now.
struct PreviewView {
  std::string style;
  std::vector<PreviewPage> pages;
  std::vector<OfferFaultView> missing;
};
BOOST_DESCRIBE_STRUCT(PreviewView, (), (style, pages, missing))

/// What anybody may read: the page as data.
struct PublicOffer {
  std::string desk;
  std::string desk_name;  ///< the brand's where there is one
  std::string time_zone;
  std::int64_t number{0};
  Time published_at;
  std::string sha256;
  std::string page;  ///< path of this version's page
  Content content;
  std::vector<calendars::CalendarView> calendars;
  std::vector<DeliveryTerm> delivery;
};
BOOST_DESCRIBE_STRUCT(PublicOffer, (),
                      (desk, desk_name, time_zone, number, published_at, sha256, page, content, calendars, delivery))

struct PageQuery {
  std::optional<std::string> lang;
};
BOOST_DESCRIBE_STRUCT(PageQuery, (), (lang))

struct PublicOfferQuery {
  std::optional<std::string> brand;  ///< its code; without one the desk's own offer
};
BOOST_DESCRIBE_STRUCT(PublicOfferQuery, (), (brand))

OfferView to_view(Offer const& offer);

}  // namespace podpora::offers
