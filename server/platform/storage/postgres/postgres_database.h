#pragma once

#include "platform/storage/open.h"

#include <memory>
#include <string>

namespace podpora::storage {

/// A pool of connections. Writes are serialisable and tried again when the server asks for it; each transaction
/// tells the server its desk, for row-level security.
std::unique_ptr<Database> open_postgres(std::string const& url, OpenOptions const& options);

}  // namespace podpora::storage
