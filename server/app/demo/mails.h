#pragma once

#include <string>
#include <string_view>

namespace podpora::app::demo {

/// A customer's first mail as an older Outlook sends it: multipart, windows-1250, an attachment.
std::string foundry_mail();

/// A customer's mail in UTF-8 about Dynamics 365.
std::string clinic_mail();

/// An answer by mail: to the reply address of `earlier`, with its history quoted below.
struct Answer {
  std::string from;
  std::string message_id;
  std::string text;
};
std::string answer_to(std::string_view earlier, Answer const& answer);

/// The vendor's answer to a case that was handed over by hand: it names the number, and nothing else ties it.
std::string vendor_mail(std::string const& number);

/// A header's value of a raw mail, unfolded; empty when it has none.
std::string header_of(std::string_view raw, std::string_view name);

}  // namespace podpora::app::demo
