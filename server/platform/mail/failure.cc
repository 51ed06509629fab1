#include "platform/mail/report.h"

#include "platform/base/text.h"

#include <algorithm>
#include <array>
#include <cctype>

// What a refusal means: its codes (RFC 5321 section 4.2, RFC 3463) and, where those say nothing, its words.
namespace podpora::mail {
namespace {

constexpr std::size_t kTextMax = 8 << 10;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool contains_any(std::string_view text, auto const& words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

/// The enhanced status code that starts here: `5.1.1`, and no address of a machine.
std::string_view status_at(std::string_view text, std::size_t at) {
  if (text[at] != '2' && text[at] != '4' && text[at] != '5') return {};
  if (at > 0 && (is_digit(text[at - 1]) || text[at - 1] == '.')) return {};
  auto i = at + 1;
  for (int part = 0; part < 2; ++part) {
    if (i >= text.size() || text[i] != '.') return {};
    auto const start = ++i;
    while (i < text.size() && is_digit(text[i]) && i - start < 4) ++i;
    if (i == start || i - start > 3) return {};
  }
  bool const goes_on =
      i < text.size() && (is_digit(text[i]) || (text[i] == '.' && i + 1 < text.size() && is_digit(text[i + 1])));
  return goes_on ? std::string_view{} : text.substr(at, i - at);
}

std::string status_in(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (auto const found = status_at(text, i); !found.empty()) return std::string{found};
  }
  return {};
}

/// A reply code as servers are quoted: three digits of their own, with a blank, dash, colon or comma behind them.
std::string reply_code_in(std::string_view text) {
  for (std::size_t i = 0; i + 3 <= text.size(); ++i) {
    if ((text[i] != '4' && text[i] != '5') || text[i + 1] < '0' || text[i + 1] > '5' || !is_digit(text[i + 2]))
      continue;
    if (i > 0 && (std::isalnum(static_cast<unsigned char>(text[i - 1])) ||
                  std::string_view{".-=/[#"}.find(text[i - 1]) != std::string_view::npos)) {
      continue;
    }
    if (i + 3 == text.size() || std::string_view{" -:,\n"}.find(text[i + 3]) != std::string_view::npos)
      return std::string{text.substr(i, 3)};
  }
  return {};
}

constexpr auto kUnknownUser = std::to_array<std::string_view>({"user unknown",
                                                               "unknown user",
                                                               "no such user",
                                                               "user not found",
                                                               "user doesn't exist",
                                                               "does not exist",
                                                               "this user doesn't have a",
                                                               "recipient not found",
                                                               "recipientnotfound",
                                                               "recipnotfound",
                                                               "unknown recipient",
                                                               "invalid recipient",
                                                               "recipient name is not recognized",
                                                               "mailbox unavailable",
                                                               "unrouteable address",
                                                               "unrouteable mail",
                                                               "no such recipient",
                                                               "not listed in",
                                                               "mailbox not found",
                                                               "no mailbox here",
                                                               "recipient address rejected",
                                                               "invalid address",
                                                               "not like recipient",
                                                               "no such mailbox",
                                                               "wasn't found at",
                                                               "address is not known",
                                                               "uživatel neexistuje",
                                                               "見つかりません",
                                                               "ディレクトリのリスト",
                                                               "no user",
                                                               "nelze najít"});
constexpr auto kMoved = std::to_array<std::string_view>({"no longer on server", "has moved", "no longer works here"});
constexpr auto kUnknownHost = std::to_array<std::string_view>(
    {"host unknown", "unknown host", "host not found", "domain not found", "couldn't find a mail exchanger",
     "couldn't find any host named", "name or service not known", "does not accept mail", "no mx record", "nullmx"});
constexpr auto kFull = std::to_array<std::string_view>({"mailbox full", "mailbox is full", "over quota",
                                                        "quota exceeded", "exceeded storage", "insufficient storage",
                                                        "mailbox exceeds", "out of storage", "schránka je plná"});
constexpr auto kTooLarge = std::to_array<std::string_view>({"too large", "size limit", "message size exceeds"});
constexpr auto kPolicy = std::to_array<std::string_view>({"spam",
                                                          "policy",
                                                          "spf",
                                                          "dkim",
                                                          "dmarc",
                                                          "blocked",
                                                          "blacklist",
                                                          "reputation",
                                                          "access denied",
                                                          "sender rejected",
                                                          "sender address rejected",
                                                          "not allowed to send",
                                                          "content rejected",
                                                          "unauthenticated",
                                                          "not accept",
                                                          "virus",
                                                          "header error",
                                                          "reverse dns",
                                                          "ptr",
                                                          "too many",
                                                          "unverifyable",
                                                          "relay"});
constexpr auto kExpired = std::to_array<std::string_view>(
    {"expired", "timed out", "in the queue too long", "will be retried", "not yet been delivered", "delayed",
     "did not accept our requests to connect", "no route to host", "network error", "retry timeout"});
constexpr auto kAfterData =
    std::to_array<std::string_view>({"end of data", "data command", "after i sent the message"});

std::string reason_of_status(std::string_view status) {
  if (status.size() < 5) return {};
  auto const detail = status.substr(2);
  if (status.starts_with('5') && (detail == "1.1" || detail == "1.10" || detail == "1.3" || detail.starts_with("1.35")))
    return "user_unknown";
  if (status.starts_with('5') && (detail == "1.2" || detail == "4.4" || detail == "1.13")) return "host_unknown";
  if (status.starts_with('5') && detail == "1.6") return "moved";
  if (detail == "2.2") return "mailbox_full";
  if (detail == "2.3" || detail == "3.4") return "too_large";
  if (detail.starts_with("7.") || detail.starts_with("6.") || detail == "1.8" || detail == "1.7") return "policy";
  if (detail == "4.7" || detail == "4.1" || detail == "4.2") return status.starts_with('4') ? "expired" : "";
  return {};
}

/// A mailbox that is refused only once the text is known is filtered, not missing.
std::string reason_of_words(std::string_view text) {
  if (contains_any(text, kUnknownUser)) return contains_any(text, kAfterData) ? "policy" : "user_unknown";
  if (contains_any(text, kMoved)) return "moved";
  if (contains_any(text, kUnknownHost)) return "host_unknown";
  if (contains_any(text, kFull)) return "mailbox_full";
  if (contains_any(text, kTooLarge)) return "too_large";
  if (contains_any(text, kPolicy)) return "policy";
  if (contains_any(text, kExpired)) return "expired";
  return "other";
}

bool is_general(std::string_view status) {
  return status.empty() || status.ends_with(".0.0");
}

}  // namespace

ReportedRecipient judge_failure(std::string_view action, std::string_view status, std::string_view words) {
  ReportedRecipient out;
  auto const text = ascii_lower(words.substr(0, kTextMax));
  out.status = status_in(status);
  if (auto const nearer = status_in(text); is_general(out.status) && !nearer.empty()) out.status = nearer;
  out.reply_code = reply_code_in(text);
  bool const waits = action.starts_with("delayed") || out.status.starts_with('4');
  if (action.starts_with("delivered") || action.starts_with("relayed") || action.starts_with("expanded")) {
    out.reason = "delivered";
    return out;
  }
  out.reason = reason_of_status(out.status);
  if (out.reason.empty()) out.reason = reason_of_words(text);
  if (action.starts_with("delayed") && out.reason == "other") out.reason = "expired";
  out.hard = !waits && !out.reply_code.starts_with('4') &&
             (out.reason == "user_unknown" || out.reason == "host_unknown" || out.reason == "moved");
  return out;
}

}  // namespace podpora::mail
