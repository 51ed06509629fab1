#pragma once

#include "platform/base/id.h"
#include "platform/storage/database.h"

#include <optional>
#include <string>

namespace podpora::notify {

/// The desk whose own address this is, in lower case. Where two desks claim one address it stays with the one that had
/// it first.
std::optional<DeskId> find_desk_by_address(storage::Transaction& tx, std::string const& address);

}  // namespace podpora::notify
