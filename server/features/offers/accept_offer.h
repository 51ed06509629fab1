#pragma once

#include "features/audit/audit.h"
#include "features/offers/offer.h"

namespace podpora::offers {

/// A customer accepts a version; without a customer the desk makes it the default of all who have none.
struct Acceptance {
  OfferId offer_id;
  std::optional<customers::CustomerId> customer_id;
  std::optional<Time> valid_from;  ///< empty: now
  std::optional<Time> valid_to;
  std::string accepted_by;            ///< who said yes at the customer; empty: the actor
  std::vector<std::string> services;  ///< empty: all
  std::int64_t precedence{0};
  std::optional<customers::CustomerId> bill_to;  ///< who pays, where it is not the customer
  AcceptedVia via{AcceptedVia::kAgent};
  std::optional<PersonId> person_id;  ///< who did it; empty: the actor
  std::string from;                   ///< the network address
  std::string sha256;                 ///< of the document that was read; empty: not said
};

/// kNotFound for the offer or the customer; kConflict `offer-not-published`, and `offer-not-as-read` when another
/// document was read; kInvalid when it would end before it begins, for a service that the offer does not name, for who
/// pays but is no customer, and for a precedence beyond 0 to 1000. Records `agreement.accepted`. In the caller's
/// transaction.
Result<Agreement> accept_offer(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                               Acceptance const& acceptance);

/// Ends an agreement at that time, at the earliest now: requests that were opened under it keep it. kNotFound;
/// kConflict `agreement-ended`. Records `agreement.ended`.
Result<Agreement> end_agreement(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                AgreementId id, std::optional<Time> at);

}  // namespace podpora::offers
