#pragma once

#include "platform/mail/message.h"

#include <optional>
#include <string>

namespace podpora::mail {

/// A mail that somebody passed on, within another.
struct Forwarded {
  Address from;         ///< who wrote it; always with an address
  std::string subject;  ///< empty when it is not stated
  std::string text;     ///< what was passed on
  std::string comment;  ///< what the one who passed it on wrote above
};

/// The mail that this one passes on: attached as message/rfc822, or in its text below `Forwarded message` and the old
/// header, as Gmail, Outlook, Apple Mail and Thunderbird write it in ten languages. Nothing when there is none, or
/// when its sender's address is not stated. An answer with its history below is no forwarded mail: `subject` must say
/// so, or a line that only forwarding programs write.
std::optional<Forwarded> read_forwarded(ParsedMail const& mail);

}  // namespace podpora::mail
