#pragma once

#include "platform/mail/message.h"

#include <iosfwd>
#include <string>

namespace podpora::intake {

struct ExplainOptions {
  bool json{false};
  std::string language;  ///< of the readable text
};

/// `podpora mail explain`: reads one mail and says what the desk understands of it; stores nothing. Any bytes give an
/// answer; of more than `kMailBytesMax` only the beginning is read, with the warning `too_large`. The exit code.
int explain_mail(std::istream& in, ExplainOptions const& options, std::ostream& out);

/// The same as one JSON document: every member is always there.
std::string explanation_json(mail::ParsedMail const& mail);

/// `none`, `own`, `bounce`, `feedback`, `auto_reply`, `list`.
std::string automatic_text(mail::Automatic automatic);

}  // namespace podpora::intake
