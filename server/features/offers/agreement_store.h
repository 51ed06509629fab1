#pragma once

#include "features/offers/offer.h"
#include "platform/storage/database.h"

namespace podpora::offers {

/// The agreement that rules a request of that customer opened at that time: the customer's own, else the desk's
/// default; of several the one that began last. Empty when there is none.
std::optional<AgreementInForce> agreement_in_force(storage::Transaction& tx, DeskId desk,
                                                   std::optional<customers::CustomerId> customer, Time time);

std::optional<AgreementInForce> find_agreement(storage::Transaction& tx, DeskId desk, AgreementId id);

/// Newest first; all of the desk when no customer is named.
std::vector<Agreement> list_agreements(storage::Transaction& tx, DeskId desk,
                                       std::optional<customers::CustomerId> customer);

void insert_agreement(storage::Transaction& tx, DeskId desk, Agreement const& agreement);

}  // namespace podpora::offers
