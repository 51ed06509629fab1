#pragma once

#include "platform/storage/open.h"

#include <memory>
#include <string>

namespace podpora::storage {

/// One file: a pool of readers, each in a snapshot of its own, and one writer that commits in groups.
std::unique_ptr<Database> open_sqlite(std::string const& path, OpenOptions const& options);

}  // namespace podpora::storage
