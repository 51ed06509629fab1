#pragma once

#include "features/identity/invitation.h"

namespace podpora::identity {

void insert_invitation(storage::Transaction& tx, DeskId desk, Invitation const& invitation,
                       std::string const& token_hash);
std::optional<Invitation> find_invitation_by_id(storage::Transaction& tx, DeskId desk, InvitationId id);
std::optional<Invitation> find_invitation_by_hash(storage::Transaction& tx, DeskId desk, std::string const& token_hash);

/// A new token and a new end.
void renew_invitation(storage::Transaction& tx, DeskId desk, InvitationId id, std::string const& token_hash,
                      Time expires_at);
/// False when it was used before.
bool use_invitation(storage::Transaction& tx, DeskId desk, InvitationId id, Time now);
void delete_invitation(storage::Transaction& tx, DeskId desk, InvitationId id);
/// Those of the address that were not used.
void delete_open_invitations(storage::Transaction& tx, DeskId desk, std::string const& email);

}  // namespace podpora::identity
