#pragma once

#include "platform/mail/message.h"

#include <optional>
#include <string>
#include <string_view>

namespace podpora::mail {

/// A read mail as bytes, for the way between two processes of one program on one machine.
std::string to_bytes(ParsedMail const& mail);

/// Nothing when the bytes are not such a mail: whoever wrote them may be somebody else by now.
std::optional<ParsedMail> from_bytes(std::string_view bytes);

}  // namespace podpora::mail
