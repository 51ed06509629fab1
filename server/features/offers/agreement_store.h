#pragma once

#include "features/offers/offer.h"
#include "platform/storage/database.h"

namespace podpora::offers {

/// The agreement that rules a request of that customer for that service opened at that time (`ruling_agreement`).
/// A service that is not known yet is named by no agreement. Empty when there is none.
std::optional<AgreementInForce> agreement_in_force(storage::Transaction& tx, DeskId desk,
                                                   std::optional<customers::CustomerId> customer, Time time,
                                                   std::string const& service = {});

/// All that are in force at that time: the customer's own, then the desk's defaults; each with the highest precedence
/// first, then the one that began last.
std::vector<Agreement> agreements_at(storage::Transaction& tx, DeskId desk,
                                     std::optional<customers::CustomerId> customer, Time time);

std::optional<AgreementInForce> find_agreement(storage::Transaction& tx, DeskId desk, AgreementId id);

/// Newest first; all of the desk when no customer is named.
std::vector<Agreement> list_agreements(storage::Transaction& tx, DeskId desk,
                                       std::optional<customers::CustomerId> customer);

/// Ends an agreement; false when it is not there or has ended by then.
bool store_end(storage::Transaction& tx, DeskId desk, AgreementId id, Time valid_to);

void insert_agreement(storage::Transaction& tx, DeskId desk, Agreement const& agreement);

}  // namespace podpora::offers
