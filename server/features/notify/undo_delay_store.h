#pragma once

#include "platform/base/id.h"
#include "platform/storage/database.h"

namespace podpora::notify {

std::optional<std::int64_t> find_undo_seconds(storage::Transaction& tx, DeskId desk, PersonId person);
void put_undo_seconds(storage::Transaction& tx, DeskId desk, PersonId person, std::int64_t seconds);

}  // namespace podpora::notify
