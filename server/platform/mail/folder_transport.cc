#include "platform/mail/mail.h"

#include <fmt/format.h>

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <system_error>

namespace podpora::mail {
namespace {

class File {
 public:
  File(std::filesystem::path const& path, int flags) : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {
    if (fd_ < 0) throw std::system_error(errno, std::generic_category(), path.string());
  }
  File(File const&) = delete;
  File& operator=(File const&) = delete;
  ~File() { ::close(fd_); }

  void write(std::string_view bytes) const {
    while (!bytes.empty()) {
      auto const n = ::write(fd_, bytes.data(), bytes.size());
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) throw std::system_error(errno, std::generic_category(), "write");
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
  }
  void sync() const {
    if (::fsync(fd_) != 0) throw std::system_error(errno, std::generic_category(), "fsync");
  }

 private:
  int fd_;
};

class FolderTransport final : public Transport {
 public:
  explicit FolderTransport(std::filesystem::path folder) : folder_(std::move(folder)) {}

  SendResult send(std::string const&, std::string const& recipient, std::string const& bytes) override {
    if (!is_sendable_address(recipient)) return {SendStatus::kPermanent, "not an address"};
    auto const now = std::chrono::system_clock::now().time_since_epoch() / std::chrono::microseconds{1};
    auto const name = fmt::format("{:017}-{}-{:04}.eml", now, ::getpid(), ++count_ % 10000);
    try {
      std::filesystem::create_directories(folder_);
      auto const part = folder_ / ("." + name);
      {
        File const file(part, O_WRONLY | O_CREAT | O_EXCL);
        file.write(bytes);
        file.sync();
      }
      std::filesystem::rename(part, folder_ / name);
      File(folder_, O_RDONLY | O_DIRECTORY).sync();
    } catch (std::system_error const& error) {
      return {SendStatus::kTemporary, error.what()};
    }
    return {SendStatus::kSent, name};
  }

 private:
  std::filesystem::path folder_;
  std::atomic<unsigned> count_{0};
};

}  // namespace

std::unique_ptr<Transport> make_folder_transport(std::filesystem::path folder) {
  return std::make_unique<FolderTransport>(std::move(folder));
}

}  // namespace podpora::mail
