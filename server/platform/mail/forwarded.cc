#include "platform/mail/forwarded.h"

#include "platform/mail/attribution.h"
#include "platform/mail/mail.h"

#include "platform/base/text.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace podpora::mail {
namespace {

constexpr std::size_t kTextMax = 256 << 10;
constexpr std::size_t kHeaderLinesMax = 12;

constexpr auto kSubjects = std::to_array<std::string_view>(
    {"fw:", "fwd:", "wg:", "tr:", "rv:", "pd:", "vs:", "vb:", "přeposl:", "přep:", "doorst:"});
constexpr auto kSubjectLabels =
    std::to_array<std::string_view>({"Subject:", "Předmět:", "Predmet:", "Betreff:", "Objet :", "Objet:", "Asunto:",
                                     "Oggetto:", "Assunto:", "Temat:", "Onderwerp:", "Ämne:", "Emne:"});
constexpr auto kMarks = std::to_array<std::string_view>(
    {"Forwarded message", "Begin forwarded message", "Přeposlaná zpráva", "Začátek přeposílané zprávy",
     "Weitergeleitete Nachricht", "Anfang der weitergeleiteten", "Message transféré", "Přeposlaná správa",
     "Mensaje reenviado", "Messaggio inoltrato", "Wiadomość przekazana"});

bool contains_any(std::string_view text, auto const& words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  text = text.substr(0, kTextMax);
  while (!text.empty()) {
    auto const end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string joined(std::span<std::string_view const> lines) {
  std::string out;
  for (auto const line : lines) out.append(line) += '\n';
  return podpora::trim(out);
}

/// `Jan Novák <jan@lipa.example>` or `[mailto:jan@lipa.example]` behind a label.
Address address_in(std::string_view line) {
  auto const value = line.substr(std::min(line.find(':') + 1, line.size()));
  std::size_t start = 0;
  while (start < value.size()) {
    auto const end = std::min(value.find_first_of(" \t<>,;\"()[]:*", start), value.size());
    auto const word = value.substr(start, end - start);
    if (is_sendable_address(word)) {
      auto const name = value.substr(0, start).substr(0, value.find_first_of("<[("));
      auto shown = podpora::trim(name);
      std::erase_if(shown, [](char c) { return c == '"' || c == '*'; });
      return {ascii_lower(word), shown == word ? std::string{} : shown};
    }
    start = end + 1;
  }
  return {};
}

std::optional<Forwarded> attached(ParsedMail const& mail) {
  auto const found = std::ranges::find(mail.attachments, "message/rfc822", &Attachment::media_type);
  if (found == mail.attachments.end()) return std::nullopt;
  auto const inner = parse(found->bytes);
  if (!is_sendable_address(inner.from.address)) return std::nullopt;
  return Forwarded{inner.from, inner.subject, inner.text, mail.text};
}

std::optional<Forwarded> in_text(ParsedMail const& mail, bool says_so) {
  auto const all = lines_of(mail.text);
  std::span<std::string_view const> const lines{all};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto const line = trim(lines[i].substr(0, 1000));
    bool const mark = contains_any(line, kMarks);
    if (!mark && !(says_so && history_start(lines, i).kind == HistoryStart::Kind::kHeaderBlock)) continue;
    Forwarded out;
    for (auto k = i; k < std::min(i + kHeaderLinesMax, lines.size()); ++k) {
      auto const header = trim(lines[k].substr(0, 1000));
      if (header.empty() && !out.from.address.empty()) {
        // Only now: a text full of marks would be copied once for each of them.
        out.comment = joined(lines.first(i));
        out.text = joined(lines.subspan(k));
        return out;
      }
      if (out.from.address.empty() && is_sender_label(header)) out.from = address_in(header);
      for (auto const label : kSubjectLabels) {
        if (out.subject.empty() && header.starts_with(label)) out.subject = podpora::trim(header.substr(label.size()));
      }
    }
    if (mark && !says_so) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Forwarded> read_forwarded(ParsedMail const& mail) {
  auto const subject = ascii_lower(podpora::trim(mail.subject));
  bool const says_so = std::ranges::any_of(kSubjects, [&](auto word) { return subject.starts_with(word); });
  if (auto found = in_text(mail, says_so)) return found;
  return says_so ? attached(mail) : std::nullopt;
}

}  // namespace podpora::mail
