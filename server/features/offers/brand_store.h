#pragma once

#include "features/offers/brand.h"

namespace podpora::offers {

void insert_brand(storage::Transaction& tx, DeskId desk, Brand const& brand);

/// Writes all but the code; false when the row is at another version.
bool update_brand(storage::Transaction& tx, DeskId desk, Brand const& brand);

}  // namespace podpora::offers
