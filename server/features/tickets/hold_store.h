#pragma once

#include "features/tickets/hold.h"

namespace podpora::tickets {

void mark_withdrawn(storage::Transaction& tx, DeskId desk, Message const& message, Time now);

}  // namespace podpora::tickets
