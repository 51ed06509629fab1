#pragma once

#include "platform/base/id.h"
#include "platform/base/result.h"
#include "platform/storage/database.h"

#include <optional>
#include <string>

namespace podpora::notify {

/// The desk of whose senders this is the address, or the one for answers, in lower case. Where two desks claim one
/// address it stays with the one that had it first.
std::optional<DeskId> find_desk_by_address(storage::Transaction& tx, std::string const& address);

/// kInvalid `/address` with `address_taken` when another desk of the installation has the address: mail to it would go
/// there. Looks across desks, which row-level security keeps the transaction of one desk from.
Result<void> check_free(storage::Database& database, DeskId desk, std::string const& address);

}  // namespace podpora::notify
