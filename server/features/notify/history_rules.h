#pragma once

#include "platform/base/clock.h"

#include <string>
#include <string_view>
#include <vector>

namespace podpora::notify {

/// Something that was said before.
struct Said {
  Time at;
  std::string who;
  std::string text;
};

/// How the history is written: in the recipient's language, with times of the desk's zone.
struct HistoryStyle {
  std::string_view language;
  std::string_view time_zone;
};

/// The conversation as people expect it below a reply: the newest first, each with a line that says when and by whom,
/// its lines quoted with `> `. At most ten messages and 16 KiB; what is longer ends with an ellipsis.
std::string quoted_history(std::vector<Said> const& newest_first, HistoryStyle const& style);

/// The same as HTML: quoted lines become a blockquote, everything is escaped.
std::string history_html(std::string_view history);

}  // namespace podpora::notify
