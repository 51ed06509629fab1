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
  std::string sha256;
  std::optional<Time> published_at;
  Time created_at;
  Time updated_at;
  std::int64_t version{1};
};
BOOST_DESCRIBE_STRUCT(OfferView, (),
                      (id, state, number, content, calendars, sha256, published_at, created_at, updated_at, version))

struct OfferList {
  std::vector<OfferView> items;
};
BOOST_DESCRIBE_STRUCT(OfferList, (), (items))

struct OfferRequest {
  Content content;
};
BOOST_DESCRIBE_STRUCT(OfferRequest, (), (content))

/// What anybody may read: the page as data.
struct PublicOffer {
  std::string desk;
  std::string desk_name;
  std::string time_zone;
  std::int64_t number{0};
  Time published_at;
  std::string sha256;
  std::string page;  ///< path of this version's page
  Content content;
  std::vector<calendars::CalendarView> calendars;
};
BOOST_DESCRIBE_STRUCT(PublicOffer, (),
                      (desk, desk_name, time_zone, number, published_at, sha256, page, content, calendars))

struct AgreementRequest {
  OfferId offer_id;
  std::optional<customers::CustomerId> customer_id;
  std::optional<Time> valid_from;
  std::optional<Time> valid_to;
  std::optional<std::string> accepted_by;
};
BOOST_DESCRIBE_STRUCT(AgreementRequest, (), (offer_id, customer_id, valid_from, valid_to, accepted_by))

struct AgreementQuery {
  std::optional<customers::CustomerId> customer;
};
BOOST_DESCRIBE_STRUCT(AgreementQuery, (), (customer))

struct AgreementList {
  std::vector<Agreement> items;
};
BOOST_DESCRIBE_STRUCT(AgreementList, (), (items))

struct PageQuery {
  std::optional<std::string> lang;
};
BOOST_DESCRIBE_STRUCT(PageQuery, (), (lang))

OfferView to_view(Offer const& offer);

}  // namespace podpora::offers
