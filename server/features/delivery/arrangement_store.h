#pragma once

#include "features/delivery/arrangement.h"

namespace podpora::delivery {

void insert_arrangement(storage::Transaction& tx, DeskId desk, Arrangement const& arrangement, Time now);

/// False when it has ended or is at another version.
bool update_arrangement(storage::Transaction& tx, DeskId desk, Arrangement const& arrangement);
bool store_end(storage::Transaction& tx, DeskId desk, DeliveryId id, Time now);

}  // namespace podpora::delivery
