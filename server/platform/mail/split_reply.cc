#include "platform/mail/mail.h"

#include "platform/mail/attribution.h"

#include <algorithm>
#include <span>
#include <vector>

namespace podpora::mail {
namespace {

constexpr std::size_t kSignatureLinesMax = 15;

using Lines = std::span<std::string_view const>;

/// White space alone; a line of asterisks is text, though `trim` takes it for the rest of bold print.
bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    auto const end = text.find('\n');
    auto line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

std::string join(Lines lines) {
  while (!lines.empty() && is_blank(lines.front())) lines = lines.subspan(1);
  while (!lines.empty() && is_blank(lines.back())) lines = lines.first(lines.size() - 1);
  std::string text;
  for (auto const line : lines) {
    if (!text.empty()) text += '\n';
    text += line;
  }
  return text;
}

bool is_quote(std::string_view line) {
  auto const first = line.find_first_not_of(" \t");
  return first != std::string_view::npos && line[first] == '>';
}

/// The line from which to the end nothing new was written, by its form alone: a block of old headers, or a dated
/// attribution without `>` below it.
std::size_t unquoted_history(Lines lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (is_quote(lines[i])) continue;
    auto const start = history_start(lines, i);
    if (start.kind == HistoryStart::Kind::kHeaderBlock) return i;
    if (start.kind != HistoryStart::Kind::kStrongAttribution) continue;
    auto next = i + start.lines;
    while (next < lines.size() && is_blank(lines[next])) ++next;
    if (next == lines.size() || !is_quote(lines[next])) return i;
  }
  return lines.size();
}

/// The line from which to the end there are only quotes, blank lines and the attribution above them.
/// Quotes with an answer below them belong to the answer.
std::size_t trailing_quotes(Lines lines) {
  auto first = lines.size();
  while (first > 0 && (is_blank(lines[first - 1]) || is_quote(lines[first - 1]))) --first;
  while (first < lines.size() && is_blank(lines[first])) ++first;
  if (first == lines.size()) return first;
  auto above = first;
  while (above > 0 && is_blank(lines[above - 1])) --above;
  for (std::size_t n = 1; n <= 4 && n <= above; ++n) {
    auto const start = history_start(lines.first(above), above - n);
    if (start.kind != HistoryStart::Kind::kNone && start.lines == n) return above - n;
  }
  return first;
}

/// The line of underscores above what a mailing list adds.
bool is_list_footer(std::string_view line, Lines below) {
  if (line.size() < 2 || line.find_first_not_of('_') != std::string_view::npos) return false;
  return !below.empty() && below.front().size() < 200 && below.front().ends_with("mailing list");
}

/// Where the signature starts, looking only at what is no history: `-- ` (RFC 3676 section 4.3) or `--`, or the
/// line that a telephone adds.
std::size_t signature_start(Lines lines) {
  auto end = lines.size();
  while (end > 0 && is_blank(lines[end - 1])) --end;
  for (auto i = end; i > 0 && end - i < kSignatureLinesMax; --i) {
    auto const line = lines[i - 1];
    if (is_quote(line)) break;
    if (line == "-- " || line == "--" || (is_list_footer(line, lines.subspan(i)))) return i - 1;
  }
  if (end > 0 && is_device_signature(lines[end - 1])) return end - 1;
  return lines.size();
}

}  // namespace

ReplyParts split_reply(std::string_view text) {
  auto const all = split_lines(text);
  Lines const lines{all};
  auto const history = unquoted_history(lines);
  auto body = lines.first(history);
  ReplyParts parts;
  auto const last = signature_start(body);
  auto const quotes = trailing_quotes(body.first(last));
  auto const signature = signature_start(body.first(quotes));
  parts.reply = join(body.first(signature));
  parts.signature = join(body.subspan(signature, quotes - signature));
  auto const below = join(body.subspan(last));
  if (!parts.signature.empty() && !below.empty()) parts.signature += "\n\n";
  parts.signature += below;
  parts.quoted = join(body.subspan(quotes, last - quotes));
  auto const rest = join(lines.subspan(history));
  if (!parts.quoted.empty() && !rest.empty()) parts.quoted += "\n\n";
  parts.quoted += rest;
  // A mail with nothing new in it (a forward, an empty answer) shows what it has.
  if (parts.reply.empty()) return {join(lines), {}, {}};
  return parts;
}

}  // namespace podpora::mail
