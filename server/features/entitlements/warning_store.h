#pragma once

#include "features/entitlements/warnings.h"

namespace podpora::entitlements {

/// True when it was not raised already.
bool raise_warning(storage::Transaction& tx, DeskId desk, EntitlementId id, WarningKind kind, Time now);
void clear_warning(storage::Transaction& tx, DeskId desk, EntitlementId id, WarningKind kind, Time now);
/// Those of expiry only when they were raised after `since`.
std::vector<Warning> open_warnings_since(storage::Transaction& tx, DeskId desk, Time since);

}  // namespace podpora::entitlements
