#pragma once

#include "platform/base/clock.h"
#include "platform/base/id.h"
#include "platform/storage/database.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace podpora::blobs {

/// Names a piece of content: its SHA-256 in lower-case hex.
struct BlobRef {
  std::string sha256;
  std::int64_t size{0};

  bool operator==(BlobRef const&) const = default;
};

/// Content-addressed bytes of a desk. Up to 256 KiB live in the database, in the caller's transaction; larger ones
/// in the folder, fsynced (file and folder) before the caller's row commits.
class Store {
 public:
  virtual ~Store() = default;

  /// Writes a large content to the folder, before the transaction that will name it; small ones are left to `put`.
  /// Call it outside a transaction: it does file I/O.
  virtual void prepare(std::string_view bytes) = 0;
  /// Records the content for the desk in the transaction. `prepare` must have been called for the same bytes.
  virtual BlobRef put(storage::Transaction& tx, DeskId desk, std::string_view bytes, Time now) = 0;
  /// The content, or nothing when the desk has none of that name. Throws when what is stored does not match its name.
  virtual std::optional<std::string> get(storage::Transaction& tx, DeskId desk, std::string_view sha256) = 0;
};

std::unique_ptr<Store> make_store(std::filesystem::path folder);

/// SHA-256 in lower-case hex.
std::string sha256_hex(std::string_view bytes);

}  // namespace podpora::blobs
