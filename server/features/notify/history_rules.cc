#include "features/notify/history_rules.h"

#include "platform/base/html.h"
#include "platform/base/text.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>

namespace podpora::notify {

namespace {

constexpr std::size_t kMessagesMax = 10;
constexpr std::size_t kBytesMax = 16 << 10;
constexpr std::size_t kLinesMax = 200;
constexpr std::size_t kNameMax = 200;

/// Calls `f(line)` for each line, without its end.
template <class F>
void each_line(std::string_view text, F&& f) {
  while (!text.empty()) {
    auto const end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    f(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::string quoted(std::string_view text, std::size_t bytes_max) {
  std::string out;
  std::size_t lines = 0;
  bool whole = true;
  each_line(text, [&](std::string_view line) {
    whole = whole && lines < kLinesMax && out.size() + line.size() < bytes_max;
    if (!whole) return;
    ++lines;
    out += line.starts_with('>') || line.empty() ? ">" : "> ";
    out += line;
    out += '\n';
  });
  if (!whole) out += "> […]\n";
  return out;
}

std::string one_line(std::string_view name) {
  std::string out{truncate_utf8(name, kNameMax)};
  std::ranges::replace_if(
      out, [](unsigned char c) { return c < ' '; }, ' ');
  return out;
}

}  // namespace

std::string quoted_history(std::vector<Said> const& newest_first, HistoryStyle const& style) {
  std::string out;
  for (std::size_t i = 0; i < std::min(newest_first.size(), kMessagesMax) && out.size() < kBytesMax; ++i) {
    auto const& said = newest_first[i];
    if (!out.empty()) out += '\n';
    out += i18n::text(
        style.language, "notify.wrote",
        {{"time", i18n::format_time(style.language, said.at, style.time_zone)}, {"name", one_line(said.who)}});
    out += '\n';
    out += quoted(said.text, kBytesMax - std::min(kBytesMax, out.size()));
  }
  return out;
}

std::string history_html(std::string_view history) {
  std::string out;
  bool in_quote = false;
  auto const close = [&] {
    if (in_quote) out += "</blockquote>\n";
    in_quote = false;
  };
  each_line(history, [&](std::string_view line) {
    if (line.empty()) {
      close();
    } else if (line.starts_with('>')) {
      if (!in_quote) out += "<blockquote style=\"margin:0 0 0 4px;padding-left:10px;border-left:2px solid #ccc\">";
      in_quote = true;
      line.remove_prefix(line.starts_with("> ") ? 2 : 1);
      out += escape_html(line);
      out += "<br>\n";
    } else {
      close();
      out += "<p>";
      out += escape_html(line);
      out += "</p>\n";
    }
  });
  close();
  return out;
}

}  // namespace podpora::notify
