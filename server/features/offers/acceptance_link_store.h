#pragma once

#include "features/offers/acceptance_link.h"

namespace podpora::offers {

void insert_link(storage::Transaction& tx, DeskId desk, AcceptanceLink const& link, std::string const& token_hash);
std::optional<AcceptanceLink> find_link_by_hash(storage::Transaction& tx, DeskId desk, std::string const& token_hash);

/// False when it was used before.
bool mark_used(storage::Transaction& tx, DeskId desk, AcceptanceLinkId id, AgreementId agreement, Time now);

}  // namespace podpora::offers
