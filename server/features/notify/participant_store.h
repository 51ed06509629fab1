#pragma once

#include "features/notify/participants.h"

namespace podpora::notify {

/// False when the ticket has somebody with that address.
bool insert_participant(storage::Transaction& tx, DeskId desk, Participant const& participant);
void set_decision(storage::Transaction& tx, DeskId desk, Participant const& participant);

}  // namespace podpora::notify
