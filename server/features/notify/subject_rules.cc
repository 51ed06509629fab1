#include "features/notify/subject_rules.h"

#include "platform/base/text.h"

namespace podpora::notify {

std::string bare_subject(std::string_view subject, std::int64_t number) {
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
  for (auto at = text.find(tag); at != std::string::npos; at = text.find(tag)) text.erase(at, tag.size());
  return trim(text);
}

}  // namespace podpora::notify
