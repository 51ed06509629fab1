#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace podpora::mail {

/// One mail for the recipients of one group, as it came through the envelope.
struct LmtpMail {
  std::int64_t group{0};
  std::string sender;  ///< empty: the null sender of a report (RFC 5321 4.5.5)
  std::vector<std::string> recipients;
  std::string_view bytes;  ///< byte for byte, without the dots of the transport
};

/// What the server asks of the application. Called on worker threads, several at once; throwing means: temporarily
/// not, the client keeps the mail.
struct LmtpHandler {
  /// Where mail for the address goes: recipients with the same group are stored together. Nothing: nobody here.
  std::function<std::optional<std::int64_t>(std::string const& address)> find;
  /// Returns only when the mail is on disk.
  std::function<void(LmtpMail const&)> store;
};

struct LmtpOptions {
  std::string socket_path;           ///< Unix socket; empty: TCP
  unsigned socket_mode{0660};        ///< of the Unix socket
  std::string host{"127.0.0.1"};     ///< an address of this machine itself: there is neither TLS nor a sign-in
  std::uint16_t port{0};             ///< 0: any free one
  std::size_t size_max{48U << 20};   ///< bytes of a mail; more is refused for good (RFC 1870)
  std::size_t recipients_max{1000};  ///< of one mail; more get 452 and come again (RFC 5321 4.5.3.1.10)
  std::size_t connections_max{32};   ///< more are greeted with 421
  std::size_t threads{4};
  std::chrono::milliseconds command_max_time{300'000};  ///< RFC 5321 4.5.3.2.7
  std::chrono::milliseconds data_max_time{180'000};     ///< between two pieces of a mail
  std::chrono::milliseconds mail_max_time{900'000};     ///< for a whole mail
  std::chrono::milliseconds drain_max{30'000};          ///< how long `stop` waits for mails on their way
};

/// Takes mail by LMTP (RFC 2033) from a mail server on this machine: 250 for a recipient says that the mail is on disk
/// for it. PIPELINING, 8BITMIME, SMTPUTF8, SIZE, ENHANCEDSTATUSCODES. Only CRLF `.` CRLF ends a mail.
class LmtpServer {
 public:
  LmtpServer(LmtpOptions options, LmtpHandler handler);
  ~LmtpServer();  ///< stops
  LmtpServer(LmtpServer const&) = delete;
  LmtpServer& operator=(LmtpServer const&) = delete;

  /// Binds and begins to answer. Throws std::runtime_error with a sentence for the operator, also for a host that other
  /// machines can reach.
  void start();
  std::uint16_t port() const;
  /// Takes no new connections, ends idle ones with 421, lets mails on their way finish for at most `drain_max`.
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace podpora::mail
