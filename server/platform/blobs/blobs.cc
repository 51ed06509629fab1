#include "platform/blobs/blobs.h"

#include "platform/base/fault.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <system_error>

namespace podpora::blobs {

namespace {

namespace fs = std::filesystem;
using storage::Query;

/// Above this, the folder: a row of a megabyte slows down everything that reads its table.
constexpr std::size_t kInDatabaseMax = 256 * 1024;

constexpr Query kInsertSmall{"blob.insert_small",
                             "INSERT INTO blob (desk_id, sha256, size, content, created_at) "
                             "VALUES (:desk, :sha256, :size, :bytes, :now) ON CONFLICT DO NOTHING"};
constexpr Query kInsertLarge{"blob.insert_large",
                             "INSERT INTO blob (desk_id, sha256, size, content, created_at) "
                             "VALUES (:desk, :sha256, :size, NULL, :now) ON CONFLICT DO NOTHING"};
constexpr Query kSize{"blob.size", "SELECT size FROM blob WHERE desk_id = :desk AND sha256 = :sha256"};
constexpr Query kContent{"blob.content", "SELECT content FROM blob WHERE desk_id = :desk AND sha256 = :sha256"};

[[noreturn]] void fail(char const* what, fs::path const& path) {
  throw std::system_error(errno, std::generic_category(), fmt::format("{} {}", what, path.string()));
}

class FileDescriptor {
 public:
  FileDescriptor(fs::path const& path, int flags) : path_(path), fd_(open(path.c_str(), flags | O_CLOEXEC, 0600)) {
    if (fd_ < 0) fail("cannot open", path);
  }
  FileDescriptor(FileDescriptor const&) = delete;
  FileDescriptor& operator=(FileDescriptor const&) = delete;
  ~FileDescriptor() { close(fd_); }

  void write_all(std::string_view bytes) const {
    while (!bytes.empty()) {
      auto const n = write(fd_, bytes.data(), bytes.size());
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) fail("cannot write", path_);
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
  }

  std::string read_all(std::size_t size) const {
    std::string bytes(size, '\0');
    std::size_t done = 0;
    while (done < size) {
      auto const n = read(fd_, bytes.data() + done, size - done);
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) fail("cannot read", path_);
      if (n == 0) break;
      done += static_cast<std::size_t>(n);
    }
    bytes.resize(done);
    return bytes;
  }

  void sync() const {
    if (fsync(fd_) != 0) fail("cannot sync", path_);
  }

 private:
  fs::path const path_;
  int const fd_;
};

void sync_folder(fs::path const& folder) {
  FileDescriptor(folder, O_RDONLY | O_DIRECTORY).sync();
}

class FolderStore final : public Store {
 public:
  explicit FolderStore(fs::path folder) : folder_(std::move(folder)) {}

  void prepare(std::string_view bytes) override {
    if (bytes.size() <= kInDatabaseMax) return;
    auto const path = path_of(sha256_hex(bytes));
    auto const folder = path.parent_path();
    if (fs::create_directories(folder)) sync_folder(folder_);
    if (!holds(path, bytes.size())) write_file(path, bytes);
    // Also when the file was there: whoever wrote it may not have come this far.
    sync_folder(folder);
    commit_point("blob.synced");
  }

  BlobRef put(storage::Transaction& tx, DeskId desk, std::string_view bytes, Time now) override {
    BlobRef const ref{.sha256 = sha256_hex(bytes), .size = static_cast<std::int64_t>(bytes.size())};
    if (bytes.size() <= kInDatabaseMax) {
      tx.execute_with_bytes(kInsertSmall, {{"desk", desk}, {"sha256", ref.sha256}, {"size", ref.size}, {"now", now}},
                            bytes);
      return ref;
    }
    if (!holds(path_of(ref.sha256), bytes.size())) throw std::logic_error("blob was not prepared");
    tx.execute(kInsertLarge, {{"desk", desk}, {"sha256", ref.sha256}, {"size", ref.size}, {"now", now}});
    return ref;
  }

  std::optional<std::string> get(storage::Transaction& tx, DeskId desk, std::string_view sha256) override {
    auto const size = tx.first<std::int64_t>(kSize, {{"desk", desk}, {"sha256", sha256}});
    if (!size) return std::nullopt;
    auto bytes = tx.bytes(kContent, {{"desk", desk}, {"sha256", sha256}});
    if (!bytes) bytes = FileDescriptor(path_of(sha256), O_RDONLY).read_all(static_cast<std::size_t>(*size));
    if (sha256_hex(*bytes) != sha256) throw std::runtime_error(fmt::format("blob {} is damaged", sha256));
    return bytes;
  }

 private:
  fs::path path_of(std::string_view sha256) const { return folder_ / sha256.substr(0, 2) / sha256.substr(2); }

  static bool holds(fs::path const& path, std::size_t size) {
    std::error_code missing;
    return fs::file_size(path, missing) == size && !missing;
  }

  /// Under another name first: a file with a hash for a name is always whole.
  void write_file(fs::path const& path, std::string_view bytes) {
    auto const temporary = path.parent_path() / fmt::format(".{}-{}", getpid(), ++temporary_count_);
    try {
      FileDescriptor const file(temporary, O_WRONLY | O_CREAT | O_TRUNC);
      file.write_all(bytes);
      file.sync();
      commit_point("blob.written");
      fs::rename(temporary, path);
      commit_point("blob.renamed");
    } catch (...) {
      std::error_code ignored;
      fs::remove(temporary, ignored);
      throw;
    }
  }

  fs::path const folder_;
  std::atomic<std::uint64_t> temporary_count_{0};
};

}  // namespace

std::unique_ptr<Store> make_store(fs::path folder) {
  return std::make_unique<FolderStore>(std::move(folder));
}

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash;
  crypto_hash_sha256(hash.data(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
  std::array<char, 2 * hash.size() + 1> hex;
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return hex.data();
}

}  // namespace podpora::blobs
