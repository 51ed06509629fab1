#pragma once

#include "features/notify/tell_offer.h"

namespace podpora::notify {

void insert_told(storage::Transaction& tx, DeskId desk, Told const& told);

}  // namespace podpora::notify
