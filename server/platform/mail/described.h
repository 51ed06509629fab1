#pragma once

#include <string>
#include <string_view>

namespace podpora::mail {

/// What a calendar part (RFC 5545) invites to, as text: summary, start, place; empty when it says none of it. One
/// line each, at most the first event's.
std::string calendar_text(std::string_view calendar);

/// A file name for a part that has none, when its type says what it is: `invite.ics`, `smime.p7s`; else empty.
std::string name_of_type(std::string_view media_type);

/// A warning code for parts that only the addressee's key can read or that a signature covers: `smime_encrypted`,
/// `smime_signed`, `pgp_encrypted`, `pgp_signed`; empty for all others. `detail` is the type's smime-type.
std::string_view protection_of(std::string_view media_type, std::string_view detail);

/// The same for PGP that is written into the text itself.
std::string_view protection_of_text(std::string_view text);

}  // namespace podpora::mail
