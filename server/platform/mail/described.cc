#include "platform/mail/described.h"

#include "platform/base/text.h"

#include <algorithm>
#include <array>

namespace podpora::mail {
namespace {

constexpr std::size_t kCalendarMax = 256 << 10;
constexpr std::size_t kLineMax = 1000;

struct Name {
  std::string_view media_type, name;
};
constexpr std::array kNames{Name{"text/calendar", "invite.ics"},
                            Name{"application/ics", "invite.ics"},
                            Name{"application/pkcs7-signature", "smime.p7s"},
                            Name{"application/x-pkcs7-signature", "smime.p7s"},
                            Name{"application/pkcs7-mime", "smime.p7m"},
                            Name{"application/x-pkcs7-mime", "smime.p7m"},
                            Name{"application/pgp-signature", "signature.asc"},
                            Name{"application/pgp-encrypted", "version.txt"},
                            Name{"application/ms-tnef", "winmail.dat"},
                            Name{"message/delivery-status", "delivery-status.txt"},
                            Name{"message/feedback-report", "feedback-report.txt"},
                            Name{"message/disposition-notification", "disposition.txt"},
                            Name{"text/rfc822-headers", "headers.txt"},
                            Name{"message/rfc822", "message.eml"}};

/// RFC 5545 section 3.3.11: `\n`, `\,` and the like.
std::string unescaped(std::string_view value) {
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '\\' || i + 1 == value.size()) {
      out += value[i];
      continue;
    }
    auto const c = value[++i];
    out += c == 'n' || c == 'N' ? ' ' : c;
  }
  return out;
}

/// `20261005T071200Z` as `2026-10-05 07:12 UTC`; what is no date as it stands.
std::string shown_time(std::string const& value) {
  auto const is_digits = [&](std::size_t at, std::size_t n) {
    return value.size() >= at + n &&
           std::ranges::all_of(value.substr(at, n), [](char c) { return c >= '0' && c <= '9'; });
  };
  if (!is_digits(0, 8)) return value;
  auto out = value.substr(0, 4) + "-" + value.substr(4, 2) + "-" + value.substr(6, 2);
  if (value.size() > 8 && value[8] == 'T' && is_digits(9, 4)) {
    out += " " + value.substr(9, 2) + ":" + value.substr(11, 2) + (value.ends_with('Z') ? " UTC" : "");
  }
  return out;
}

}  // namespace

std::string calendar_text(std::string_view calendar) {
  calendar = calendar.substr(0, kCalendarMax);
  std::string summary, start, place, line;
  bool in_event = false, ended = false;
  auto const take = [&] {
    auto const colon = line.find(':');
    if (colon == std::string::npos) return;
    auto const name = ascii_lower(std::string_view{line}.substr(0, std::min(colon, line.find(';'))));
    auto const value = unescaped(std::string_view{line}.substr(colon + 1));
    if (name == "begin" && ascii_lower(value) == "vevent") in_event = true;
    if (name == "end" && ascii_lower(value) == "vevent") ended = true;
    if (!in_event || ended) return;
    if (name == "summary" && summary.empty()) summary = value;
    if (name == "dtstart" && start.empty()) start = shown_time(value);
    if (name == "location" && place.empty()) place = value;
  };
  for (std::size_t at = 0; at < calendar.size() && !ended;) {
    auto const end = std::min(calendar.find('\n', at), calendar.size());
    auto piece = calendar.substr(at, end - at);
    if (piece.ends_with('\r')) piece.remove_suffix(1);
    at = end + 1;
    if (piece.starts_with(' ') || piece.starts_with('\t')) {
      if (line.size() < kLineMax) line += piece.substr(1, kLineMax);
      continue;
    }
    take();
    line = piece.substr(0, kLineMax);
  }
  take();
  std::string out;
  for (auto const& one : {summary, start, place}) out += one.empty() ? "" : one + "\n";
  return out;
}

std::string name_of_type(std::string_view media_type) {
  auto const found = std::ranges::find(kNames, media_type, &Name::media_type);
  return found == kNames.end() ? std::string{} : std::string{found->name};
}

std::string_view protection_of(std::string_view media_type, std::string_view detail) {
  if (media_type == "application/pkcs7-mime" || media_type == "application/x-pkcs7-mime")
    return detail == "signed-data" ? "smime_signed" : "smime_encrypted";
  if (media_type == "application/pkcs7-signature" || media_type == "application/x-pkcs7-signature")
    return "smime_signed";
  if (media_type == "application/pgp-encrypted") return "pgp_encrypted";
  if (media_type == "application/pgp-signature") return "pgp_signed";
  return {};
}

std::string_view protection_of_text(std::string_view text) {
  if (text.find("-----BEGIN PGP MESSAGE-----") != std::string_view::npos) return "pgp_encrypted";
  if (text.find("-----BEGIN PGP SIGNED MESSAGE-----") != std::string_view::npos) return "pgp_signed";
  return {};
}

}  // namespace podpora::mail
