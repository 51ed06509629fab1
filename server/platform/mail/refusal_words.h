#pragma once

#include <string>
#include <string_view>

namespace podpora::mail {

/// What a mail server says when it does not take an access token, for people: behind `+ ` (IMAP) or `334 ` (SMTP)
/// stands a JSON object in base64 (developers.google.com/gmail/imap/xoauth2-protocol, "Error Response"; RFC 7628
/// section 3.2.2, both as of 2026-11). Any other line is given back as it is.
std::string refusal_words(std::string_view line);

}  // namespace podpora::mail
