#include "platform/mail/report.h"

#include "platform/base/text.h"
#include "platform/mail/charset.h"
#include "platform/mail/headers.h"
#include "platform/mail/mail.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <cctype>
#include <utility>

namespace podpora::mail {
namespace {

constexpr std::size_t kRecipientsReportedMax = 100;
constexpr std::size_t kTextMax = 64 << 10;
constexpr std::size_t kJsonMax = 256 << 10;
constexpr std::size_t kWordsMax = 2 << 10;

/// Where the mail that came back begins, as servers say it.
constexpr auto kOriginalBegins = std::to_array<std::string_view>(
    {"--- below this line is", "------ this is a copy", "----- original message", "------- returned message",
     "--- enclosed is a copy", "below is a copy of the original", "----- unsent message", "--- returned message",
     "--- original message", "--- the header of the original", "received:from", "return-path:", "-----original message",
     "---- unsent message"});

/// Lines with addresses of other people than the one who was not reached.
constexpr auto kOtherPeople = std::to_array<std::string_view>(
    {"to:", "from:", "sender:", "mail from:", "contact", "postmaster", "reporting-mta", "remote host", "connected to",
     "x-postfix-sender", "message-id", "the message identifier"});

struct Line {
  std::string_view text;
  std::string_view rest;
};

Line next_line(std::string_view text) {
  auto const end = text.find('\n');
  auto line = text.substr(0, end);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return {line, end == std::string_view::npos ? std::string_view{} : text.substr(end + 1)};
}

bool starts_with_any(std::string_view text, auto const& words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.starts_with(word); });
}
bool contains_any(std::string_view text, auto const& words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

/// `rfc822; <jana@lipa.example>` without its type and brackets.
std::string address_of_field(std::string_view value) {
  if (auto const semicolon = value.find(';'); semicolon != std::string_view::npos) value.remove_prefix(semicolon + 1);
  std::string out;
  for (char const c : value) {
    if (!std::isspace(static_cast<unsigned char>(c)) && c != '<' && c != '>' && out.size() < 320) out += c;
  }
  return to_nfc(header_to_utf8(out));
}

/// The fields of one recipient's group, unfolded; the last of a name counts.
struct Group {
  std::string action, status, final_recipient, original_recipient, diagnostic;

  std::string* field(std::string const& name) {
    if (name == "action") return &action;
    if (name == "status") return &status;
    if (name == "final-recipient") return &final_recipient;
    if (name == "original-recipient") return &original_recipient;
    if (name == "diagnostic-code") return &diagnostic;
    return nullptr;
  }
  bool is_recipient() const { return !final_recipient.empty() || !original_recipient.empty(); }
};

std::vector<Group> groups_in(std::string_view text) {
  std::vector<Group> groups(1);
  std::string* last = nullptr;
  while (!text.empty() && groups.size() <= kRecipientsReportedMax) {
    auto const [line, rest] = next_line(text);
    text = rest;
    if (line.empty()) {
      if (groups.back().is_recipient()) groups.emplace_back();
      last = nullptr;
      continue;
    }
    if (line[0] == ' ' || line[0] == '\t') {
      if (last && last->size() < kWordsMax) *last += " " + trim(line);
      continue;
    }
    auto const colon = std::min(line.find(':'), line.size());
    last = colon > 40 ? nullptr : groups.back().field(ascii_lower(line.substr(0, colon)));
    if (last) *last = trim(line.substr(std::min(colon + 1, line.size())).substr(0, kWordsMax));
  }
  std::erase_if(groups, [](Group const& group) { return !group.is_recipient(); });
  return groups;
}

ReportedRecipient recipient_of(Group const& group, std::string_view text) {
  auto const action = ascii_lower(group.action);
  auto words = group.diagnostic;
  // Some write nothing but a number into the part and what happened into the text.
  auto out = judge_failure(action, group.status, words);
  if (out.reason == "other" || (out.reply_code.empty() && group.diagnostic.empty())) {
    auto const more = judge_failure(action, group.status, words + "\n" + std::string{text.substr(0, kTextMax)});
    if (out.reply_code.empty()) out.reply_code = more.reply_code;
    if (out.status.empty() || out.status.ends_with(".0.0")) out.status = more.status;
    if (out.reason == "other") {
      out.reason = more.reason;
      out.hard = more.hard;
    }
  }
  out.address = address_of_field(group.final_recipient.empty() ? group.original_recipient : group.final_recipient);
  return out;
}

/// The address that a line is about: the first thing in it, alone or in brackets.
std::string subject_of(std::string_view line) {
  if (line.starts_with('<') || line.starts_with('"')) line.remove_prefix(1);
  auto const word = line.substr(0, line.find_first_of(" \t<>\":,;"));
  return is_sendable_address(word) ? std::string{word} : std::string{};
}

std::string any_address(std::string_view line) {
  std::size_t start = 0;
  while (start < line.size()) {
    auto const end = std::min(line.find_first_of(" \t<>,;\"()[]:", start), line.size());
    if (auto const word = line.substr(start, end - start); is_sendable_address(word)) return std::string{word};
    start = end + 1;
  }
  return {};
}

/// What a server wrote for people, up to the mail that it gives back.
std::string_view without_original(std::string_view text) {
  text = text.substr(0, kTextMax);
  for (auto rest = text; !rest.empty();) {
    auto const line = next_line(rest);
    auto const start = static_cast<std::size_t>(rest.data() - text.data());
    if (start > 0 && starts_with_any(ascii_lower(trim(line.text)), kOriginalBegins)) return text.substr(0, start);
    rest = line.rest;
  }
  return text;
}

bool says_delay(std::string_view text) {
  return contains_any(
      ascii_lower(text.substr(0, 4096)),
      std::to_array<std::string_view>({"has been delayed", "is delayed", "not yet been delivered",
                                       "warning message only", "this is a warning only", "temporary failure report"}));
}

std::vector<ReportedRecipient> from_text(ReportParts const& parts, std::string_view whole) {
  auto const text = without_original(whole);
  std::vector<std::pair<std::string, std::string>> found;
  std::string other, preamble;
  for (auto rest = text; !rest.empty() && found.size() < kRecipientsReportedMax;) {
    auto const line = next_line(rest);
    rest = line.rest;
    auto const words = trim(line.text);
    auto const address = subject_of(words);
    bool const known = std::ranges::any_of(found, [&](auto const& one) { return one.first == address; });
    if (!address.empty() && !known) found.emplace_back(address, "");
    auto& about = found.empty() ? preamble : found.back().second;
    if (about.size() < kWordsMax) about += words + "\n";
    if (other.empty() && !contains_any(ascii_lower(words), kOtherPeople)) other = any_address(words);
  }
  std::string_view const action = says_delay(text) ? "delayed" : "failed";
  std::vector<ReportedRecipient> out;
  for (auto const& [address, words] : found) {
    out.push_back(judge_failure(action, "", words));
    out.back().address = address;
  }
  if (!out.empty()) {
    // The reason may stand above the list of those who were not reached.
    auto const all = judge_failure(action, "", text);
    for (auto& one : out) {
      if (one.reason == "other" || (one.status.empty() && one.reply_code.empty())) {
        one = {one.address, all.status, all.reply_code, all.reason, all.hard};
      }
    }
    return out;
  }
  out.push_back(judge_failure(action, "", text));
  if (!parts.failed.empty()) other = parts.failed.front();
  if (other.empty() && !parts.original_to.empty()) other = parts.original_to.front();
  out.back().address = other;
  return out;
}

/// A notification of Amazon's: https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html (2026).
std::vector<ReportedRecipient> from_amazon(std::string_view text) {
  std::vector<ReportedRecipient> out;
  auto const start = text.find('{');
  if (start == std::string_view::npos || text.size() > kJsonMax || text.find("otificationType") == text.npos)
    return out;
  boost::system::error_code error;
  auto const end = text.rfind('}');
  if (end == std::string_view::npos || end < start) return out;
  // On its way it may have been broken into lines within a string.
  std::string json{text.substr(start, end - start + 1)};
  std::erase_if(json, [](char c) { return c == '\n' || c == '\r'; });
  auto value = boost::json::parse(json, error);
  if (error || !value.is_object()) return out;
  if (auto const* inner = value.as_object().if_contains("Message"); inner && inner->is_string()) {
    value = boost::json::parse(inner->as_string(), error);
    if (error || !value.is_object()) return out;
  }
  auto const string_at = [](boost::json::object const& object, char const* name) {
    auto const* member = object.if_contains(name);
    return member && member->is_string() ? to_nfc(std::string_view{member->as_string()}) : std::string{};
  };
  auto const& notice = value.as_object();
  if (auto const* bounce = notice.if_contains("bounce"); bounce && bounce->is_object()) {
    auto const* list = bounce->as_object().if_contains("bouncedRecipients");
    for (auto const& one : list && list->is_array() ? list->as_array() : boost::json::array{}) {
      if (!one.is_object() || out.size() == kRecipientsReportedMax) break;
      auto const& row = one.as_object();
      out.push_back(judge_failure(ascii_lower(string_at(row, "action")), string_at(row, "status"),
                                  string_at(row, "diagnosticCode")));
      out.back().address = string_at(row, "emailAddress");
    }
  }
  if (auto const* delivery = notice.if_contains("delivery"); delivery && delivery->is_object()) {
    auto const answer = string_at(delivery->as_object(), "smtpResponse");
    auto const* list = delivery->as_object().if_contains("recipients");
    for (auto const& one : list && list->is_array() ? list->as_array() : boost::json::array{}) {
      if (!one.is_string() || out.size() == kRecipientsReportedMax) break;
      out.push_back(judge_failure("delivered", "", answer));
      out.back().address = to_nfc(std::string_view{one.as_string()});
      if (answer.size() > 3 && answer.starts_with('2')) out.back().reply_code = answer.substr(0, 3);
    }
  }
  return out;
}

}  // namespace

std::vector<ReportedRecipient> read_delivery_report(ReportParts const& parts, std::string_view text) {
  auto groups = groups_in(parts.delivery_status);
  if (groups.empty()) groups = groups_in(text.substr(0, kTextMax));
  std::vector<ReportedRecipient> out;
  auto const words = without_original(text);
  for (auto const& group : groups) out.push_back(recipient_of(group, words));
  if (out.empty()) out = from_amazon(text);
  if (out.empty()) out = from_text(parts, text);
  return out;
}

Feedback read_feedback(ReportParts const& parts) {
  Feedback out;
  for (std::string_view text = parts.feedback_report;
       !text.empty() && out.recipients.size() < kRecipientsReportedMax;) {
    auto const line = next_line(text);
    text = line.rest;
    auto const colon = line.text.find(':');
    if (colon == std::string_view::npos) continue;
    auto const name = ascii_lower(line.text.substr(0, colon));
    auto const value = line.text.substr(colon + 1, kWordsMax);
    if (name == "feedback-type" && out.type.empty()) out.type = ascii_lower(to_nfc(trim(value)));
    if (name == "original-rcpt-to" || name == "removal-recipient") out.recipients.push_back(address_of_field(value));
  }
  if (out.type.empty()) out.type = "abuse";
  if (out.recipients.empty()) out.recipients = parts.original_to;
  return out;
}

std::string message_id_in_text(std::string_view text) {
  while (!text.empty()) {
    auto const line = next_line(text);
    text = line.rest;
    if (!ascii_lower(line.text.substr(0, 11)).starts_with("message-id:")) continue;
    auto const ids = message_ids(line.text.substr(11).empty() ? next_line(text).text : line.text.substr(11));
    return ids.empty() ? std::string{} : ids.front();
  }
  return {};
}

}  // namespace podpora::mail
