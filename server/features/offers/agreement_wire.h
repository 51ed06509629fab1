#pragma once

#include "features/offers/acceptance_link.h"
#include "features/offers/offer.h"
#include "platform/http/wire.h"

namespace podpora::offers {

struct AgreementRequest {
  OfferId offer_id;
  std::optional<customers::CustomerId> customer_id;
  std::optional<Time> valid_from;
  std::optional<Time> valid_to;
  std::optional<std::string> accepted_by;
  std::optional<std::vector<std::string>> services;
  std::optional<std::int64_t> precedence;
  std::optional<customers::CustomerId> bill_to;
};
BOOST_DESCRIBE_STRUCT(AgreementRequest, (),
                      (offer_id, customer_id, valid_from, valid_to, accepted_by, services, precedence, bill_to))

struct AgreementQuery {
  std::optional<customers::CustomerId> customer;
};
BOOST_DESCRIBE_STRUCT(AgreementQuery, (), (customer))

/// An agreement with the names that people read.
struct AgreementView {
  AgreementId id;
  std::optional<customers::CustomerId> customer_id;
  std::string customer_name;  ///< empty for the default of all who have none
  OfferId offer_id;
  std::optional<std::int64_t> offer_number;
  LocalText offer_title;
  Time valid_from;
  std::optional<Time> valid_to;
  std::vector<std::string> services;  ///< empty: all
  std::int64_t precedence{0};
  std::optional<customers::CustomerId> bill_to;
  std::string bill_to_name;
  std::string accepted_by;
  Time accepted_at;
  AcceptedVia accepted_via{AcceptedVia::kAgent};
  std::string accepted_from;
  std::string sha256;
  bool in_force{false};
};
BOOST_DESCRIBE_STRUCT(AgreementView, (),
                      (id, customer_id, customer_name, offer_id, offer_number, offer_title, valid_from, valid_to,
                       services, precedence, bill_to, bill_to_name, accepted_by, accepted_at, accepted_via,
                       accepted_from, sha256, in_force))

struct AgreementList {
  std::vector<AgreementView> items;
};
BOOST_DESCRIBE_STRUCT(AgreementList, (), (items))

struct EndAgreementRequest {
  std::optional<Time> at;  ///< empty: now
};
BOOST_DESCRIBE_STRUCT(EndAgreementRequest, (), (at))

struct AcceptanceLinkRequest {
  OfferId offer_id;
  PersonId person_id;
  std::optional<std::vector<std::string>> services;
  std::optional<customers::CustomerId> bill_to;
  std::optional<std::int64_t> days;
};
BOOST_DESCRIBE_STRUCT(AcceptanceLinkRequest, (), (offer_id, person_id, services, bill_to, days))

/// The address is shown this once.
struct MadeLinkView {
  AcceptanceLinkId id;
  std::string url;
  Time expires_at;
};
BOOST_DESCRIBE_STRUCT(MadeLinkView, (), (id, url, expires_at))

struct AcceptanceLinkView {
  AcceptanceLinkId id;
  OfferId offer_id;
  std::string contact;
  Time created_at;
  std::string created_by;
  Time expires_at;
  std::optional<Time> used_at;
  std::optional<AgreementId> agreement_id;
};
BOOST_DESCRIBE_STRUCT(AcceptanceLinkView, (),
                      (id, offer_id, contact, created_at, created_by, expires_at, used_at, agreement_id))

struct AcceptanceLinkList {
  std::vector<AcceptanceLinkView> items;
};
BOOST_DESCRIBE_STRUCT(AcceptanceLinkList, (), (items))

/// An offer as a contact is asked to accept it.
struct OfferForContact {
  OfferId id;
  std::int64_t number{0};
  LocalText title;
  LocalText summary;
  Time published_at;
  std::string sha256;
  std::string page;  ///< path of this version's page
};
BOOST_DESCRIBE_STRUCT(OfferForContact, (), (id, number, title, summary, published_at, sha256, page))

/// What a contact's company has agreed to, and what it may agree to.
struct PortalOffers {
  std::vector<OfferForContact> offers;
  std::vector<AgreementView> agreements;
};
BOOST_DESCRIBE_STRUCT(PortalOffers, (), (offers, agreements))

struct PortalAcceptRequest {
  OfferId offer_id;
  std::string sha256;  ///< of the document that was read
};
BOOST_DESCRIBE_STRUCT(PortalAcceptRequest, (), (offer_id, sha256))

enum class LinkState : std::uint8_t { kOpen, kUsed, kExpired, kReplaced };
BOOST_DESCRIBE_ENUM(LinkState, kOpen, kUsed, kExpired, kReplaced)

/// What a link that needs no sign-in says before it is used.
struct AcceptanceView {
  LinkState state{LinkState::kOpen};
  std::string desk_name;
  std::string customer_name;
  std::string contact_name;
  std::string language;  ///< of the contact
  OfferForContact offer;
  Time expires_at;
  std::optional<Time> used_at;
};
BOOST_DESCRIBE_STRUCT(AcceptanceView, (),
                      (state, desk_name, customer_name, contact_name, language, offer, expires_at, used_at))

}  // namespace podpora::offers
