#pragma once

#include "platform/mail/message.h"

#include <string_view>
#include <vector>

namespace podpora::mail {

/// What a winmail.dat (TNEF) holds. Empty when it cannot be read.
struct TnefContent {
  std::string text;  ///< bytes of the body, charset unknown; often empty
  std::vector<Attachment> attachments;
  bool cut{false};  ///< more attachments than are read
};
TnefContent read_tnef(std::string_view bytes);

}  // namespace podpora::mail
