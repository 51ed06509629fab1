#pragma once

#include "features/notify/tell_offer.h"

namespace podpora::notify {

/// Confirms to the contact who accepted an offer, in the portal or by a link, which version that was and where its text
/// stands; in the desk's words, in the contact's language. kNotFound when the agreement names no contact of its
/// customer, or no version; kConflict `mail-turned-off`, `no-recipient`, `mail-identity-missing`. In the caller's
/// transaction.
Result<OutboxId> confirm_acceptance(storage::Transaction& tx, tickets::Context const& context,
                                    offers::Agreement const& agreement, DeskId desk, WebAddress const& web);

}  // namespace podpora::notify
