#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace podpora::mail {

/// One message of a file, and where the next one begins.
struct FiledMessage {
  std::string bytes;      ///< as it was sent: without the file's own lines; empty when it is larger than it may be
  std::uint64_t size{0};  ///< of the message, also when it is too large
  std::uint64_t next{0};  ///< offset behind it in the file
};

/// Reads an mbox (RFC 4155) message by message, from an offset that an earlier `next` gave. A message begins with a
/// line `From … hh:mm …` behind an empty line or at the start of the file. `>From ` lines lose one `>`, as the mboxrd
/// writers of today (and most mboxo ones) put it there. Line ends stay as they are.
class MboxReader {
 public:
  /// Throws std::runtime_error when the file cannot be read, or is none: it does not begin with `From `.
  MboxReader(std::filesystem::path const& file, std::uint64_t offset, std::size_t size_max);
  ~MboxReader();
  std::optional<FiledMessage> next();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

enum class MailFileKind : std::uint8_t { kMbox, kMessage };

struct MailFile {
  std::filesystem::path path;
  MailFileKind kind{MailFileKind::kMessage};
  std::uint64_t size{0};
};

/// The files with mail behind a path, in a stable order: the file itself, or in a folder every `.eml` and `.mbox` file,
/// every file of a Maildir's `new` and `cur`, and every other file that begins like an mbox. A folder is looked through
/// with all that is in it. Throws std::runtime_error when there is no such path.
std::vector<MailFile> mail_files(std::filesystem::path const& path);

}  // namespace podpora::mail
