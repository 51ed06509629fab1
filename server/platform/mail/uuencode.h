#pragma once

#include "platform/mail/message.h"

#include <string>
#include <vector>

namespace podpora::mail {

/// Takes files out of a text in which a mail program put them as `begin 644 name` … `end` (POSIX uuencode). A block
/// that is not whole stays in the text. Linear; at most a hundred files.
std::vector<Attachment> take_uuencoded(std::string& text);

}  // namespace podpora::mail
