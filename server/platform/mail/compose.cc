#include "platform/mail/compose.h"

#include "platform/mail/charset.h"
#include "platform/mail/encode.h"
#include "platform/mail/mail.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstdint>

namespace podpora::mail {
namespace {

constexpr std::size_t kValueMax = 2000;
constexpr std::size_t kIdsMax = 20;

std::string bounded_value(std::string_view text) {
  return std::string{cut_utf8(inert(text), kValueMax)};
}

/// An address that is none of ours to send to still must not break the header: only its harmless characters stay.
std::string safe_address(std::string_view address) {
  if (is_sendable_address(address)) return std::string{address};
  std::string out;
  for (char const c : address.substr(0, 254)) {
    if (std::isalnum(static_cast<unsigned char>(c)) || std::string_view{"@.-_+"}.find(c) != std::string_view::npos)
      out += c;
  }
  return out;
}

std::string mailbox(Address const& address) {
  auto const name = bounded_value(address.name);
  auto const bracketed = "<" + safe_address(address.address) + ">";
  if (name.empty()) return bracketed;
  auto const words = encode_words(name);
  if (words != name) return words + " " + bracketed;
  std::string quoted;
  for (char const c : name) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return "\"" + quoted + "\" " + bracketed;
}

/// A message id of other people is used as it is when it cannot break a line; otherwise it is left out.
bool is_safe_id(std::string_view id) {
  return !id.empty() && id.size() <= 250 &&
         std::ranges::all_of(id, [](char c) { return c > ' ' && c < '\x7f' && c != '<' && c != '>'; });
}

std::string ids(std::vector<std::string> const& list) {
  std::string out;
  auto const first = list.size() > kIdsMax ? list.end() - kIdsMax : list.begin();
  for (auto id = first; id != list.end(); ++id) {
    if (is_safe_id(*id)) out += (out.empty() ? "<" : " <") + *id + ">";
  }
  return out;
}

std::string rfc5322_date(Time time) {
  return fmt::format(
      "{:%a, %d %b %Y %H:%M:%S} +0000",
      fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::time_point_cast<std::chrono::seconds>(time))));
}

/// The same for the same mail on every try. `=_` can stand in no encoded body.
std::string boundary(std::string_view message_id, char which) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (char const c : message_id) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return fmt::format("=_{:016x}{}", hash, which);
}

std::string media_type(std::string_view type) {
  auto const slash = type.find('/');
  auto const is_token = [](std::string_view text) {
    return !text.empty() && text.size() < 100 && std::ranges::all_of(text, [](char c) {
      return std::isalnum(static_cast<unsigned char>(c)) ||
             std::string_view{"!#$&-^_.+"}.find(c) != std::string_view::npos;
    });
  };
  bool const valid =
      slash != std::string_view::npos && is_token(type.substr(0, slash)) && is_token(type.substr(slash + 1));
  // Only messages and multiparts may not be base64 (RFC 2046 section 5).
  if (!valid || type.starts_with("message/") || type.starts_with("multipart/")) return "application/octet-stream";
  return std::string{type};
}

std::string text_part(std::string_view subtype, std::string_view text) {
  return "Content-Type: text/" + std::string{subtype} +
         "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + quoted_printable(to_nfc(text)) +
         "\r\n";
}

std::string attachment_part(Attachment const& attachment) {
  auto const name = std::string{cut_utf8(inert(attachment.name), 240)};
  std::string out = "Content-Type: " + media_type(attachment.media_type) + parameter("name", name) +
                    "\r\nContent-Disposition: " + (attachment.is_inline ? "inline" : "attachment") +
                    parameter("filename", name) + "\r\n";
  if (is_safe_id(attachment.content_id)) out += "Content-ID: <" + attachment.content_id + ">\r\n";
  return out + "Content-Transfer-Encoding: base64\r\n\r\n" + base64_lines(attachment.bytes);
}

/// An image that the HTML shows by its Content-ID (RFC 2392).
bool is_shown(OutgoingMail const& mail, Attachment const& attachment) {
  return !mail.html.empty() && attachment.is_inline && is_safe_id(attachment.content_id);
}

/// The HTML, together with the images in it (RFC 2387).
std::string html_part(OutgoingMail const& mail) {
  auto const line = boundary(mail.message_id, 'r');
  std::string images;
  for (auto const& attachment : mail.attachments) {
    if (is_shown(mail, attachment)) images += "--" + line + "\r\n" + attachment_part(attachment);
  }
  if (images.empty()) return text_part("html", mail.html);
  return "Content-Type: multipart/related; type=\"text/html\"; boundary=\"" + line + "\"\r\n\r\n--" + line + "\r\n" +
         text_part("html", mail.html) + images + "--" + line + "--\r\n";
}

std::string body_part(OutgoingMail const& mail) {
  if (mail.html.empty()) return text_part("plain", mail.text);
  auto const line = boundary(mail.message_id, 'a');
  return "Content-Type: multipart/alternative; boundary=\"" + line + "\"\r\n\r\n--" + line + "\r\n" +
         text_part("plain", mail.text) + "--" + line + "\r\n" + html_part(mail) + "--" + line + "--\r\n";
}

}  // namespace

std::string compose(OutgoingMail const& mail) {
  std::string out = header_field("Date", rfc5322_date(mail.date));
  out += header_field("From", mailbox(mail.from));
  if (mail.reply_to) out += header_field("Reply-To", mailbox(*mail.reply_to));
  out += header_field("To", mailbox(mail.to));
  std::string copies;
  for (auto const& address : mail.cc) copies += (copies.empty() ? "" : ", ") + mailbox(address);
  if (!copies.empty()) out += header_field("Cc", copies);
  auto const subject = encode_words(bounded_value(mail.subject));
  out += header_field("Subject", subject);
  if (is_safe_id(mail.message_id)) out += header_field("Message-ID", "<" + mail.message_id + ">");
  if (auto const list = ids(mail.in_reply_to); !list.empty()) out += header_field("In-Reply-To", list);
  if (auto const list = ids(mail.references); !list.empty()) out += header_field("References", list);
  if (mail.automatic) {
    out += header_field("Auto-Submitted", ids(mail.in_reply_to).empty() ? "auto-generated" : "auto-replied");
    out += header_field("X-Auto-Response-Suppress", "All");
  }
  out += header_field(kOwnHeader, mail.automatic ? "automatic" : "message");
  out += "MIME-Version: 1.0\r\n";
  bool const has_files = std::ranges::any_of(mail.attachments, [&](auto const& file) { return !is_shown(mail, file); });
  if (!has_files) return out + body_part(mail);
  auto const line = boundary(mail.message_id, 'm');
  out += "Content-Type: multipart/mixed; boundary=\"" + line + "\"\r\n\r\n--" + line + "\r\n" + body_part(mail);
  for (auto const& attachment : mail.attachments) {
    if (!is_shown(mail, attachment)) out += "--" + line + "\r\n" + attachment_part(attachment);
  }
  return out + "--" + line + "--\r\n";
}

}  // namespace podpora::mail
