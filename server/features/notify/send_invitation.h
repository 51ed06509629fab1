#pragma once

#include "features/identity/invitation.h"
#include "features/notify/notify.h"

namespace podpora::notify {

/// Queues the link of an invitation for the invited person, in their language, in the caller's transaction; marked
/// automatic. It is about no request: an answer to it is a mail to the desk. kConflict `mail-identity-missing`;
/// kInvalid `/to` for an address that cannot be sent to.
Result<OutboxId> send_invitation(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                 identity::Invitation const& invitation, std::string const& url);

}  // namespace podpora::notify
