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
  std::string accepted_by;  ///< who said yes at the customer; empty: the actor
};

/// kNotFound for the offer or the customer; kConflict `offer-not-published`; kInvalid when it would end before it
/// begins. Records `agreement.accepted`. In the caller's transaction.
Result<Agreement> accept_offer(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                               Acceptance const& acceptance);

}  // namespace podpora::offers
