#include "platform/mail/flowed.h"

namespace podpora::mail {

std::string unflow(std::string_view text, DelSp delete_space) {
  std::string out;
  bool open = false;
  std::size_t open_depth = 0;
  while (!text.empty()) {
    auto const end = text.find('\n');
    auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    std::size_t depth = 0;
    while (depth < line.size() && line[depth] == '>') ++depth;
    auto content = line.substr(depth);
    if (content.starts_with(' ')) content.remove_prefix(1);
    bool const signature = content == "-- ";
    if (open && (depth != open_depth || signature)) {
      out += '\n';
      open = false;
    }
    if (!open) {
      out.append(depth, '>');
      if (depth > 0 && !content.empty()) out += ' ';
    }
    bool const soft = content.ends_with(' ') && !signature;
    if (soft && delete_space == DelSp::kYes) content.remove_suffix(1);
    out += content;
    open = soft;
    open_depth = depth;
    if (!soft) out += '\n';
  }
  return out;
}

}  // namespace podpora::mail
