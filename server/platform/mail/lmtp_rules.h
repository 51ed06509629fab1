#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace podpora::mail {

/// A command line without its CRLF: the verb in upper case and the rest.
struct LmtpCommand {
  std::string verb;
  std::string_view rest;
};
LmtpCommand split_command(std::string_view line);

/// An answer: `550 5.1.1 …`. What a broken argument is refused with.
struct LmtpReply {
  int code{0};
  std::string text;  ///< enhanced status code (RFC 3463) and words

  bool operator==(LmtpReply const&) const = default;
};

struct LmtpSender {
  std::string address;  ///< empty: the null sender
  std::uint64_t size{0};
  bool utf8{false};
};

/// The argument of MAIL: `FROM:<a@b> SIZE=100 BODY=8BITMIME SMTPUTF8` (RFC 5321 4.1.1.2, 1870, 6152, 6531).
std::variant<LmtpSender, LmtpReply> parse_mail(std::string_view rest, std::size_t size_max);

/// The argument of RCPT: `TO:<a@b>`; an address with other than ASCII only after SMTPUTF8.
std::variant<std::string, LmtpReply> parse_rcpt(std::string_view rest, bool utf8);

/// Takes the dots of the transport out of a mail (RFC 5321 4.5.2) and finds its end, however the bytes are cut.
/// A line feed alone neither ends a line nor begins one: two readers must not see two different ends.
class DotReader {
 public:
  explicit DotReader(std::size_t size_max) : size_max_(size_max) {}

  /// Takes bytes up to the end of the mail; how many it used.
  std::size_t feed(std::string_view bytes);
  bool done() const { return state_ == State::kDone; }
  bool too_large() const { return too_large_; }
  /// The mail; empty when it was too large.
  std::string take() { return std::move(mail_); }

 private:
  enum class State { kLineStart, kLine, kCr, kDot, kDotCr, kDone };

  void step(char c);
  void append(std::string_view bytes);

  std::size_t size_max_;
  State state_{State::kLineStart};
  bool too_large_{false};
  std::string mail_;
};

}  // namespace podpora::mail
