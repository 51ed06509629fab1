#pragma once

#include "platform/base/result.h"
#include "platform/mail/message.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace podpora::mail {

/// Reads the mails of others, who may have made them to do harm.
class Reader {
 public:
  virtual ~Reader() = default;

  /// What `parse` makes of the bytes. kConflict `unread_time`, `unread_memory` or `unread_crash` when that broke the
  /// limits or the process that tried it: nobody should try these bytes again by themselves. Throws when no reader can
  /// be started. May be called from several threads.
  virtual Result<ParsedMail> read(std::string_view raw) = 0;
};

/// Reads in this process, without limits but the parser's own: for tests and one-shot commands.
std::unique_ptr<Reader> make_reader_here();

struct ReaderLimits {
  std::chrono::seconds processor{10};        ///< for one mail
  std::chrono::milliseconds wall{60'000};    ///< for one mail, from its first byte to the last of the answer
  std::size_t memory{std::size_t{1} << 30};  ///< address space of a child, its program included
  int children{2};                           ///< at most so many at a time; more mails wait
};

/// Reads in child processes that run `command` with the limits' numbers behind it and serve (`serve_reader`) on file
/// descriptor 3. They are started when they are needed, live for many mails, hold no other file of ours and no secret
/// of the environment, and end with this process. A child that dies is replaced; the mail that was with it is tried
/// once more when the child had served before, since then it may have died of something else.
std::unique_ptr<Reader> make_child_reader(std::vector<std::string> command, ReaderLimits limits);

using Parse = std::function<ParsedMail(std::string_view)>;

/// The child's side: answers what comes on the socket until it is closed; the exit code. Sets the limits of this
/// process for good.
int serve_reader(int socket, ReaderLimits const& limits, Parse const& parse);

/// The word that asks a program of ours to be such a child, and what it does then: the exit code, or nothing when it
/// was not asked. To be called before anything else.
inline constexpr char const* kReaderCommand = "mail-reader";
std::optional<int> serve_when_asked(int argc, char const* const* argv);

/// The arguments that `make_child_reader` puts behind the command, and back; throws for others.
std::vector<std::string> to_arguments(ReaderLimits const& limits);
ReaderLimits limits_from(std::vector<std::string> const& arguments);

}  // namespace podpora::mail
