#include "features/notify/subject_rules.h"

#include "platform/base/text.h"

namespace podpora::notify {

std::string reply_subject(std::string_view subject, std::int64_t number) {
  auto const tag = "[#" + std::to_string(number) + "]";
  auto text = trim(subject);
  for (bool again = true; again;) {
    again = false;
    for (std::string_view const prefix : {"re:", "aw:", "odp:"}) {
      if (!ascii_lower(text).starts_with(prefix)) continue;
      text = trim(std::string_view{text}.substr(prefix.size()));
      again = true;
    }
  }
  return "Re: " + text + (text.find(tag) == std::string::npos ? " " + tag : "");
}

}  // namespace podpora::notify
