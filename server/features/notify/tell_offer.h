#pragma once

#include "features/notify/notify.h"
#include "features/offers/support_summary.h"

namespace podpora::notify {

/// Which customer is told of its support, through which contact.
struct Telling {
  customers::CustomerId customer_id;
  PersonId person_id;
  /// Whether the mail carries a link that accepts the current offer without signing in.
  enum class Ask : std::uint8_t { kNothing, kAcceptance } ask{Ask::kNothing};
};

/// Where the desk stands on the web, for addresses in mails.
struct WebAddress {
  std::string public_url;
};

/// A mail about a customer's support as its reader would get it.
struct TellingPreview {
  offers::Summary mail;
  std::string to;
  std::string to_name;
  std::string language;
  offers::OfferId offer_id;
  std::int64_t offer_number{0};
};

/// What `tell_offer` would send: by the agreement in force, or by the current offer when acceptance is asked for, in
/// the contact's language. Changes nothing; the link in it is a placeholder. kNotFound for the customer, or a contact
/// of another one; kConflict `no-offer-in-force`, `no-recipient`.
Result<TellingPreview> preview_telling(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                       WebAddress const& web, Telling const& telling);

/// One customer was told.
struct Told {
  std::int64_t id{0};
  customers::CustomerId customer_id;
  PersonId person_id;
  offers::OfferId offer_id;
  tickets::TicketId ticket_id;
  std::string told_by;
  Time at;
};
BOOST_DESCRIBE_STRUCT(Told, (), (id, customer_id, person_id, offer_id, ticket_id, told_by, at))

/// Mails it. The mail is a ticket of its own that is resolved at once, so that what the customer answers is a request
/// like any other and what was said stays on record. Errors as `preview_telling`, and kConflict
/// `mail-identity-missing`. Records `customer.told`. In the caller's transaction.
Result<Told> tell_offer(storage::Transaction& tx, tickets::Context const& context, Actor const& actor,
                        WebAddress const& web, Telling const& telling);

/// Newest first.
std::vector<Told> told_of(storage::Transaction& tx, DeskId desk, customers::CustomerId customer);

}  // namespace podpora::notify
