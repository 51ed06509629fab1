#include "platform/mail/headers.h"

#include "platform/mail/charset.h"
#include "platform/mail/limits.h"
#include "platform/mail/mail.h"

#include <algorithm>
#include <cctype>

namespace podpora::mail {
namespace {

std::string lower_domain(std::string address) {
  auto const at = address.rfind('@');
  if (at == std::string::npos) return address;
  std::transform(address.begin() + static_cast<std::ptrdiff_t>(at), address.end(),
                 address.begin() + static_cast<std::ptrdiff_t>(at),
                 [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
  return address;
}

void collect(InternetAddressList* list, bool as_written, int depth, std::vector<Address>& out) {
  auto const count = internet_address_list_length(list);
  for (int i = 0; i < count && out.size() < kRecipientsMax; ++i) {
    auto* const entry = internet_address_list_get_address(list, i);
    if (INTERNET_ADDRESS_IS_GROUP(entry)) {
      if (depth < 3)
        collect(internet_address_group_get_members(INTERNET_ADDRESS_GROUP(entry)), as_written, depth + 1, out);
      continue;
    }
    auto* const mailbox = INTERNET_ADDRESS_MAILBOX(entry);
    // The library shows `xn--` domains in their own letters; what was written is what can be answered to.
    char const* const address =
        as_written ? internet_address_mailbox_get_idn_addr(mailbox) : internet_address_mailbox_get_addr(mailbox);
    char const* const name = internet_address_get_name(entry);
    auto text = lower_domain(to_nfc(address ? address : ""));
    if (text.find('@') == std::string::npos || text.size() > 320) continue;
    out.push_back({std::move(text), std::string{cut_utf8(to_nfc(name ? name : ""), kNameMax)}});
  }
}

/// `Jan <jan@example.cz` and the like: the first thing that we could send to.
Address lenient_address(std::string const& raw) {
  std::size_t start = 0;
  while (start < raw.size()) {
    auto const end = std::min(raw.find_first_of(" \t<>,;\"()[]:", start), raw.size());
    auto const word = raw.substr(start, end - start);
    if (is_sendable_address(word)) return {lower_domain(word), ""};
    start = end + 1;
  }
  return {};
}

std::optional<Time> date_of(std::string const& raw) {
  if (raw.empty()) return std::nullopt;
  std::unique_ptr<GDateTime, decltype(&g_date_time_unref)> const date(g_mime_utils_header_decode_date(raw.c_str()),
                                                                      &g_date_time_unref);
  if (!date) return std::nullopt;
  return Time{std::chrono::seconds{g_date_time_to_unix(date.get())}};
}

/// RFC 8601 section 4.1: each server puts its own field on top.
void authentication(GMimeObject* message, ParsedMail& mail) {
  auto* const headers = g_mime_object_get_header_list(message);
  auto const count = g_mime_header_list_get_count(headers);
  int senders = 0;
  for (int i = 0; i < count; ++i) {
    auto* const header = g_mime_header_list_get_header_at(headers, i);
    char const* const name = g_mime_header_get_name(header);
    senders += g_ascii_strcasecmp(name, "From") ? 0 : 1;
    char const* const raw = g_mime_header_get_raw_value(header);
    if (!raw || g_ascii_strcasecmp(name, "Authentication-Results") || mail.authentication.size() == 20) continue;
    auto result = read_authentication_results(header_to_utf8(raw));
    if (!result.server.empty()) mail.authentication.push_back(std::move(result));
  }
  if (senders > 1) mail.several_senders = true;
}

void delivered_to(GMimeParserOptions* options, GMimeObject* message, std::vector<std::string>& out) {
  auto* const headers = g_mime_object_get_header_list(message);
  auto const count = g_mime_header_list_get_count(headers);
  for (int i = 0; i < count && out.size() < 20; ++i) {
    auto* const header = g_mime_header_list_get_header_at(headers, i);
    std::string_view const name = g_mime_header_get_name(header);
    bool const known = !g_ascii_strcasecmp(name.data(), "Delivered-To") ||
                       !g_ascii_strcasecmp(name.data(), "X-Original-To") ||
                       !g_ascii_strcasecmp(name.data(), "Envelope-To");
    char const* const raw = g_mime_header_get_raw_value(header);
    if (!known || !raw) continue;
    std::vector<Address> list;
    Owned<InternetAddressList> parsed{internet_address_list_parse(options, header_to_utf8(raw).c_str())};
    if (parsed) collect(parsed.get(), true, 0, list);
    for (auto& address : list) out.push_back(std::move(address.address));
  }
}

}  // namespace

std::vector<Address> addresses(GMimeParserOptions* options, GMimeObject* message, char const* field) {
  std::vector<Address> out;
  auto const raw = raw_header(message, field);
  if (raw.empty()) return out;
  bool const as_written = raw.find("xn--") != std::string::npos;
  if (Owned<InternetAddressList> list{internet_address_list_parse(options, raw.c_str())})
    collect(list.get(), as_written, 0, out);
  return out;
}

std::vector<std::string> message_ids(std::string_view value) {
  std::vector<std::string> ids;
  bool const bracketed = value.find('<') != std::string_view::npos;
  while (!value.empty()) {
    auto const start = bracketed ? value.find('<') : value.find_first_not_of(" \t\r\n,");
    if (start == std::string_view::npos) break;
    value.remove_prefix(start + (bracketed ? 1 : 0));
    auto const end = value.find_first_of(bracketed ? "<>" : " \t\r\n,");
    std::string id;
    for (char const c : value.substr(0, end)) {
      if (!std::isspace(static_cast<unsigned char>(c)) && id.size() <= kMessageIdMax) id += c;
    }
    bool const closed = !bracketed || (end != std::string_view::npos && value[end] == '>');
    if (closed && !id.empty() && id.size() <= kMessageIdMax && (bracketed || id.find('@') != std::string::npos)) {
      ids.push_back(to_nfc(id));
    }
    if (end == std::string_view::npos) break;
    value.remove_prefix(closed && bracketed ? end + 1 : end);
  }
  if (ids.size() > kReferencesMax) ids.erase(ids.begin(), ids.end() - kReferencesMax);
  return ids;
}

void read_headers(GMimeParserOptions* options, GMimeObject* message, ParsedMail& mail) {
  auto const ids = message_ids(raw_header(message, "Message-ID"));
  if (!ids.empty()) mail.message_id = ids.front();
  mail.in_reply_to = message_ids(raw_header(message, "In-Reply-To"));
  mail.references = message_ids(raw_header(message, "References"));
  auto const date = raw_header(message, "Date");
  mail.date = date_of(date);
  if (!mail.date && !date.empty()) mail.warnings.emplace_back("date_unreadable");
  auto const from = addresses(options, message, "From");
  auto const sender = from.empty() ? addresses(options, message, "Sender") : std::vector<Address>{};
  if (!from.empty()) mail.from = from.front();
  mail.several_senders = from.size() > 1;
  authentication(message, mail);
  if (from.empty() && !sender.empty()) mail.from = sender.front();
  if (mail.from.address.empty()) mail.from = lenient_address(raw_header(message, "From"));
  if (mail.from.address.empty()) {
    mail.from.name = decode_words(options, raw_header(message, "From"), kNameMax);
    mail.warnings.emplace_back("sender_unreadable");
  }
  mail.reply_to = addresses(options, message, "Reply-To");
  mail.to = addresses(options, message, "To");
  mail.cc = addresses(options, message, "Cc");
  mail.subject = decode_words(options, raw_header(message, "Subject"), kSubjectMax);
  delivered_to(options, message, mail.delivered_to);
}

}  // namespace podpora::mail
