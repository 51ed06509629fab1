#include "features/intake/fingerprint_rules.h"

#include "features/intake/sender_rules.h"
#include "platform/blobs/blobs.h"

namespace podpora::intake {

namespace {

/// What follows the first empty line.
std::string_view body_of(std::string_view raw) {
  for (std::size_t at = 0; at < raw.size();) {
    auto const end = raw.find('\n', at);
    if (end == std::string_view::npos) break;
    if (end == at || (end == at + 1 && raw[at] == '\r')) return raw.substr(end + 1);
    at = end + 1;
  }
  return {};
}

std::string without_line_ends(std::string_view body) {
  std::string text;
  text.reserve(body.size());
  for (char const c : body)
    if (c != '\r') text += c;
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

}  // namespace

std::string fingerprint_of(std::string_view raw) {
  auto const message_id = header_in(raw, "Message-ID");
  if (message_id.empty()) return {};
  std::string key = message_id;
  for (auto const* name : {"From", "Date", "Subject"}) key += '\n' + header_in(raw, name);
  return blobs::sha256_hex(key + "\n\n" + without_line_ends(body_of(raw)));
}

}  // namespace podpora::intake
