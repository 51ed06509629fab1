#include "platform/mail/lmtp_rules.h"

#include "platform/base/text.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace podpora::mail {

namespace {

constexpr std::size_t kPathMax = 1000;  ///< RFC 5321 4.5.3.1.3 asks for 256; longer ones exist

std::string upper(std::string_view text) {
  std::string out{text};
  for (auto& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool has_control(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

LmtpReply syntax_error() {
  return {501, "5.5.4 Syntax error in the argument"};
}

/// Where the path that begins with `<` ends; a `>` inside a quoted local part does not count.
std::size_t end_of_path(std::string_view text) {
  bool quoted = false;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (quoted && text[i] == '\\')
      ++i;
    else if (text[i] == '"')
      quoted = !quoted;
    else if (text[i] == '>' && !quoted)
      return i;
  }
  return std::string_view::npos;
}

struct Path {
  std::string address;
  std::string_view parameters;
};

/// `FROM:<@relay:a@b> X Y`: the keyword, the address without its source route (RFC 5321 appendix C), the rest.
std::optional<Path> read_path(std::string_view rest, std::string_view keyword) {
  if (upper(rest.substr(0, keyword.size())) != keyword) return std::nullopt;
  rest.remove_prefix(keyword.size());
  rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
  if (!rest.starts_with('<')) return std::nullopt;
  auto const end = end_of_path(rest);
  if (end == std::string_view::npos || end > kPathMax) return std::nullopt;
  auto address = rest.substr(1, end - 1);
  if (address.starts_with('@')) {
    auto const colon = address.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    address.remove_prefix(colon + 1);
  }
  if (has_control(address) || !is_utf8(address)) return std::nullopt;
  auto const parameters = rest.substr(end + 1);
  if (!parameters.empty() && parameters.front() != ' ') return std::nullopt;
  return Path{std::string{address}, parameters};
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    auto const end = std::min(text.find(' '), text.size());
    if (end > 0) words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

/// Takes one parameter of MAIL into the sender; the refusal when it cannot.
std::optional<LmtpReply> take_parameter(std::string const& word, std::size_t size_max, LmtpSender& sender) {
  auto const name = upper(word.substr(0, word.find('=')));
  auto const value = word.size() > name.size() ? upper(word.substr(name.size() + 1)) : std::string{};
  if (name == "SIZE") {
    auto const* end = value.data() + value.size();
    auto const [rest, error] = std::from_chars(value.data(), end, sender.size);
    if (error != std::errc{} || rest != end) return syntax_error();
    if (sender.size > size_max) return LmtpReply{552, "5.3.4 The message is larger than " + std::to_string(size_max)};
    return std::nullopt;
  }
  if (name == "BODY") {
    if (value == "7BIT" || value == "8BITMIME") return std::nullopt;
    return syntax_error();
  }
  if (name == "SMTPUTF8" && value.empty()) {
    sender.utf8 = true;
    return std::nullopt;
  }
  return LmtpReply{555, "5.5.4 Unknown parameter"};
}

bool is_mailbox(std::string_view address) {
  auto const at = address.rfind('@');
  return at != std::string_view::npos && at > 0 && at + 1 < address.size();
}

}  // namespace

LmtpCommand split_command(std::string_view line) {
  auto const end = std::min(line.find(' '), line.size());
  auto rest = line.substr(std::min(end + 1, line.size()));
  while (rest.ends_with(' ')) rest.remove_suffix(1);
  return {upper(line.substr(0, end)), rest};
}

std::variant<LmtpSender, LmtpReply> parse_mail(std::string_view rest, std::size_t size_max) {
  auto const path = read_path(rest, "FROM:");
  if (!path) return syntax_error();
  LmtpSender sender{.address = path->address};
  for (auto const& word : words_of(path->parameters)) {
    if (auto const refusal = take_parameter(word, size_max, sender)) return *refusal;
  }
  if (!sender.utf8 && !is_ascii(sender.address)) return LmtpReply{553, "5.6.7 The address needs SMTPUTF8"};
  return sender;
}

std::variant<std::string, LmtpReply> parse_rcpt(std::string_view rest, bool utf8) {
  auto const path = read_path(rest, "TO:");
  if (!path) return syntax_error();
  if (!words_of(path->parameters).empty()) return LmtpReply{555, "5.5.4 Unknown parameter"};
  if (!is_mailbox(path->address)) return LmtpReply{550, "5.1.3 That is no mailbox"};
  if (!utf8 && !is_ascii(path->address)) return LmtpReply{553, "5.6.7 The address needs SMTPUTF8"};
  return path->address;
}

std::size_t DotReader::feed(std::string_view bytes) {
  std::size_t used = 0;
  while (used < bytes.size() && state_ != State::kDone) {
    if (state_ == State::kLine) {
      // Most of a mail: everything up to the next carriage return at once.
      auto const end = std::min(bytes.find('\r', used), bytes.size());
      append(bytes.substr(used, end - used));
      used = end;
      if (used == bytes.size()) break;
    }
    step(bytes[used++]);
  }
  return used;
}

void DotReader::step(char c) {
  switch (state_) {
    case State::kLineStart:
      if (c == '.') {
        state_ = State::kDot;
        return;
      }
      break;
    case State::kDot:
      if (c == '\r') {
        state_ = State::kDotCr;
        return;
      }
      break;
    case State::kDotCr:
      if (c == '\n') {
        state_ = State::kDone;
        return;
      }
      append("\r");
      break;
    case State::kCr:
      if (c == '\n') {
        append("\n");
        state_ = State::kLineStart;
        return;
      }
      break;
    case State::kLine:
    case State::kDone:
      break;
  }
  append({&c, 1});
  state_ = c == '\r' ? State::kCr : State::kLine;
}

void DotReader::append(std::string_view bytes) {
  if (too_large_) return;
  if (mail_.size() + bytes.size() > size_max_) {
    too_large_ = true;
    mail_.clear();
    mail_.shrink_to_fit();
    return;
  }
  mail_ += bytes;
}

}  // namespace podpora::mail
