#pragma once

#include "features/offers/accept_offer.h"

#include <string>

namespace podpora::offers {

struct AcceptanceLinkTag {
  static constexpr std::string_view prefix = "acl";
};
using AcceptanceLinkId = Id<AcceptanceLinkTag>;

/// What a link that accepts an offer without signing in stands for. It is good once, for one contact and one version.
struct AcceptanceLink {
  AcceptanceLinkId id;
  OfferId offer_id;
  customers::CustomerId customer_id;
  PersonId person_id;
  std::string services;
  std::optional<customers::CustomerId> bill_to;
  Time created_at;
  std::string created_by;
  Time expires_at;
  std::optional<Time> used_at;
  std::optional<AgreementId> agreement_id;
};
BOOST_DESCRIBE_STRUCT(AcceptanceLink, (),
                      (id, offer_id, customer_id, person_id, services, bill_to, created_at, created_by, expires_at,
                       used_at, agreement_id))

struct NewLink {
  OfferId offer_id;
  customers::CustomerId customer_id;
  PersonId person_id;
  std::vector<std::string> services;
  std::optional<customers::CustomerId> bill_to;
  std::int64_t days{14};  ///< how long it is good
};

/// A link that was just made. `token` goes into the mail and is kept nowhere: only its hash is stored.
struct MadeLink {
  AcceptanceLink link;
  std::string token;
};

/// kNotFound for the offer, the customer, or a contact who is not of that customer; kConflict `offer-not-published`;
/// kInvalid for days beyond 1 to 90, a service that the offer does not name, who pays but is no customer. Records
/// `agreement.link_made`.
Result<MadeLink> make_link(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                           NewLink const& link);

/// Where a contact uses the link.
std::string link_url(std::string const& public_url, std::string const& desk_slug, std::string const& token);

/// Newest first.
std::vector<AcceptanceLink> links_of(storage::Transaction& tx, DeskId desk, customers::CustomerId customer);

/// The link of that token, also one that is used or over. kNotFound for any other text.
Result<AcceptanceLink> find_link(storage::Transaction& tx, DeskId desk, std::string const& token);

/// Accepts in the name of the link's contact. kNotFound; kConflict `link-used`, `link-expired`, `offer-not-published`
/// (another version has replaced it since). `from` is the network address.
Result<Agreement> accept_by_link(storage::Transaction& tx, audit::Context const& context, DeskId desk,
                                 std::string const& token, std::string const& from);

}  // namespace podpora::offers
