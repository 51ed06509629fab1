#pragma once

#include "platform/mail/connect_rule.h"
#include "platform/mail/interrupt.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace podpora::mail {

/// What went wrong between us and an IMAP server; `what()` carries the server's own words where it said any. After any
/// but kRefused the session is over.
class ImapError : public std::runtime_error {
 public:
  enum class Kind : std::uint8_t {
    kConnect,   ///< no connection, or no TLS that can be trusted
    kSignIn,    ///< the server does not let us in
    kLost,      ///< the connection went away
    kTimeout,   ///< the server was too slow
    kProtocol,  ///< an answer that is none, or is larger than it may be
    kRefused,   ///< NO or BAD to one command
    kStopped,   ///< our own interrupt
  };
  ImapError(Kind kind, std::string const& words) : std::runtime_error(words), kind_(kind) {}
  Kind kind() const { return kind_; }

 private:
  Kind kind_;
};

using ImapDeadline = std::chrono::steady_clock::time_point;

/// The bytes to and from a server that has let us in.
class ImapStream {
 public:
  virtual ~ImapStream() = default;
  /// Throws ImapError.
  virtual void send(std::string_view bytes, ImapDeadline until) = 0;
  /// At least one byte; 0 when nothing came until then. Throws ImapError when the connection has ended.
  virtual std::size_t receive(char* buffer, std::size_t size, ImapDeadline until) = 0;
};

enum class ImapSecurity : std::uint8_t { kTls, kStartTls, kNone };

struct ImapLogin {
  std::string host;
  std::uint16_t port{993};
  ImapSecurity security{ImapSecurity::kTls};
  std::string user;
  std::string password;
  std::string access_token;  ///< instead of the password: XOAUTH2
  std::string ca_file;       ///< authorities to trust; empty: the system's
  ConnectRule may_connect;   ///< where to; empty: anywhere
  std::chrono::milliseconds timeout{30'000};
};

/// Connects, secures and signs in through libcurl. TLS is never given up: with kStartTls a server without STARTTLS is
/// an error. Throws ImapError. The interrupt outlives the stream.
std::unique_ptr<ImapStream> open_imap(ImapLogin const& login, Interrupt const& interrupt);

struct ImapFolder {
  std::uint32_t uid_validity{0};
  std::uint32_t uid_next{0};  ///< 0: the server does not say
  std::uint32_t exists{0};
};

struct ImapSize {
  std::uint32_t uid{0};
  std::uint64_t size{0};
};

/// Which messages of the folder to look for.
struct ImapSearch {
  std::uint32_t first{1};
  std::uint32_t last{0};  ///< 0: to the end
  bool unseen{false};
  std::optional<std::chrono::year_month_day> since;  ///< by the server's own date of arrival
};

using ImapUids = std::vector<std::uint32_t>;

/// A signed-in session by RFC 3501: only what fetching mail needs. Reading leaves no mark on the server. One thread;
/// every call throws ImapError. Each command has a deadline of its own.
class ImapSession {
 public:
  ImapSession(std::unique_ptr<ImapStream> stream, std::chrono::milliseconds command_max_time, std::size_t literal_max);
  ~ImapSession();

  /// Selects the folder (UTF-8 name). kRefused when there is none.
  ImapFolder select(std::string const& folder);
  /// Ascending.
  ImapUids search(ImapSearch const& what);
  /// The sizes of those that are still there.
  std::vector<ImapSize> sizes(ImapUids const& uids);
  /// The raw bytes of those that are still there; `bytes_expected` sets how long it may take.
  void fetch(ImapUids const& uids, std::uint64_t bytes_expected,
             std::function<void(std::uint32_t uid, std::string bytes)> const& each);
  /// The header only; nothing when it is not there any more.
  std::optional<std::string> fetch_header(std::uint32_t uid);

  void mark_seen(ImapUids const& uids);
  /// RFC 6851 where the server has it, else a copy and a removal. Makes the folder when it is missing.
  void move(ImapUids const& uids, std::string const& folder);
  /// Marks as deleted and, with UIDPLUS (RFC 4315), expunges just these. Without it the server keeps them marked:
  /// a plain EXPUNGE would also take what somebody else has marked.
  void remove(ImapUids const& uids);

  bool can_idle() const;
  /// Waits for news by IDLE (RFC 2177), at most until then.
  void idle(ImapDeadline until);
  /// Asks for news.
  void noop();
  void logout();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace podpora::mail
