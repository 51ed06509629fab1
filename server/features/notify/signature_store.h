#pragma once

#include "platform/base/id.h"
#include "platform/storage/database.h"

#include <optional>
#include <string>

namespace podpora::notify {

std::optional<std::string> find_signature(storage::Transaction& tx, DeskId desk, std::string const& language);
/// An empty body takes the signature away.
void put_signature(storage::Transaction& tx, DeskId desk, std::string const& language, std::string const& body);

}  // namespace podpora::notify
