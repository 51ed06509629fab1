#include "platform/mail/attribution.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace podpora::mail {
namespace {

constexpr std::size_t kLineMax = 1000;
constexpr std::size_t kAttributionLinesMax = 4;
constexpr std::size_t kAttributionMax = 600;
constexpr std::size_t kHeaderLinesMax = 9;
constexpr std::size_t kLabelMax = 40;

constexpr std::array<std::string_view, 44> kOpenings{
    "On ",   "Dne ", "Dňa ", "Am ", "Le ",   "El ", "Il ",      "Op ", "Em ", "Den ", "W dniu ",
    "Dnia ", "Pe ",  "På ",  "Σε ", "Στις ", "В ",  "Le\u00A0", "Ven", "Lun", "Mar",  "Mer",
    "Gio",   "po ",  "út ",  "st ", "čt ",   "pá ", "so ",      "ne ", "Po ", "Út ",  "St ",
    "Čt ",   "Pá ",  "So ",  "Ne ", "ke ",   "ti ", "ma ",      "to ", "pe ", "la ",  "su "};

constexpr std::array<std::string_view, 36> kVerbs{
    "wrote",     "writes",     "napsal",  "napsala",     "napísal",   "píše",       "schrieb", "a écrit", "escribió",
    "escreveu",  "ha scritto", "schreef", "skrev",       "kirjoitti", "napisał",    "написал", "пишет",   "a scris",
    "írta",      "je napisao", "έγραψε",  "wrote on",    "escribio",  "geschreven", "skreiv",  "пише",    "写道",
    "wrote the", "odesílatel", "napisao", "va escriure", "yazdı",     "のメール",   "작성",    "viết",    "kirjutas"};

constexpr std::array<std::string_view, 20> kFromLabels{
    "From:",        "Od:",     "Von:",       "De:",     "De :",      "Da:",       "Van:",
    "Från:",        "Fra:",    "Lähettäjä:", "От:",     "Από:",      "Feladó:",   "Expéditeur:",
    "Expéditeur :", "寄件者:", "发件人:",    "差出人:", "Mittente:", "Remitente:"};

constexpr std::array<std::string_view, 62> kOtherLabels{
    "Sent:",     "Date:",      "To:",           "Cc:",        "Subject:",    "Odesláno:",
    "Datum:",    "Komu:",      "Kopie:",        "Předmět:",   "Odoslané:",   "Predmet:",
    "Gesendet:", "An:",        "Betreff:",      "Envoyé :",   "Envoyé:",     "À :",
    "À:",        "Objet :",    "Objet:",        "Date :",     "Enviado:",    "Enviado el:",
    "Para:",     "Asunto:",    "Assunto:",      "Inviato:",   "A:",          "Oggetto:",
    "Data:",     "Verzonden:", "Aan:",          "Onderwerp:", "Skickat:",    "Till:",
    "Ämne:",     "Sendt:",     "Til:",          "Emne:",      "Lähetetty:",  "Vastaanottaja:",
    "Aihe:",     "Wysłano:",   "Do:",           "Temat:",     "Отправлено:", "Кому:",
    "Тема:",     "Дата:",      "Elküldve:",     "Címzett:",   "Tárgy:",      "CC:",
    "Fecha:",    "Päiväys:",   "Destinataire:", "Reply-To:",  "Kopi:",       "Päivämäärä:",
    "发送时间:", "收件人:"};

constexpr std::array<std::string_view, 27> kSeparatorWords{"Oprindelig besked",
                                                           "Original Message",
                                                           "Original message",
                                                           "original message",
                                                           "Původní zpráva",
                                                           "Původní e-mail",
                                                           "Pôvodná správa",
                                                           "Ursprüngliche Nachricht",
                                                           "Ursprungliche Nachricht",
                                                           "Originalnachricht",
                                                           "Message d'origine",
                                                           "Message original",
                                                           "Mensaje original",
                                                           "Mensagem original",
                                                           "Messaggio originale",
                                                           "Oorspronkelijk bericht",
                                                           "Originalmeddelande",
                                                           "Oprindelig meddelelse",
                                                           "Opprinnelig melding",
                                                           "Alkuperäinen viesti",
                                                           "Wiadomość oryginalna",
                                                           "Исходное сообщение",
                                                           "Forwarded message",
                                                           "Přeposlaná zpráva",
                                                           "Weitergeleitete Nachricht",
                                                           "Message transféré",
                                                           "Přeposlaná správa"};

constexpr std::array<std::string_view, 24> kDevicePrefixes{
    "Sent from TypeApp", "Envoyé à partir de ",  "Sent from my ",        "Sent from Mail for", "Sent via ",
    "Sent from Yahoo",   "Sent from Outlook",    "Get Outlook for",      "Odesláno z ",        "Odoslané z ",
    "Odesláno ze ",      "Získejte Outlook pro", "Stáhnout Outlook pro", "Gesendet von ",      "Von meinem ",
    "Envoyé de mon ",    "Envoyé depuis ",       "Enviado desde mi",     "Enviado do meu",     "Inviato da ",
    "Verzonden vanaf ",  "Skickat från min",     "Wysłane z ",           "Отправлено с "};

bool starts_with_any(std::string_view line, auto const& words) {
  return std::ranges::any_of(words, [&](auto word) { return line.starts_with(word); });
}

bool contains_any(std::string_view line, auto const& words) {
  return std::ranges::any_of(words, [&](auto word) { return line.find(word) != std::string_view::npos; });
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// `2026`, `10:05`, `10.05.`: something that a date line has.
bool has_date(std::string_view text) {
  std::size_t run = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && is_digit(text[i])) {
      ++run;
      continue;
    }
    if (run == 4) return true;
    if ((run == 1 || run == 2) && i + 2 < text.size() && text[i] == ':' && is_digit(text[i + 1])) return true;
    run = 0;
  }
  return false;
}

/// `10:05` or `18.30`.
bool has_time(std::string_view text) {
  for (std::size_t i = 1; i + 2 < text.size(); ++i) {
    if ((text[i] == ':' || text[i] == '.') && is_digit(text[i - 1]) && is_digit(text[i + 1]) && is_digit(text[i + 2]))
      return true;
  }
  return false;
}

bool ends_with_colon(std::string_view text) {
  return text.ends_with(':') || text.ends_with("：");
}

/// The line with `wrote:` alone, or behind a name or date; never a sentence that only has the verb in it.
HistoryStart attribution(std::span<std::string_view const> lines, std::size_t at) {
  auto const first = trim(lines[at].substr(0, kLineMax));
  if (first.empty() || first.starts_with('>')) return {};
  bool const opens = starts_with_any(first, kOpenings) || is_digit(first.front());
  bool const single = first.find('@') != std::string_view::npos || has_date(first);
  if (!opens && !single) return {};
  std::string joined;
  auto const lines_max = opens ? kAttributionLinesMax : 2;
  for (std::size_t n = 1; n <= lines_max && at + n <= lines.size(); ++n) {
    auto const line = trim(lines[at + n - 1].substr(0, kLineMax));
    if (line.empty() || line.starts_with('>')) break;
    joined += joined.empty() ? "" : " ";
    joined += line;
    if (joined.size() > kAttributionMax) break;
    if (opens && joined.ends_with("> wrote") && has_time(joined)) return {HistoryStart::Kind::kStrongAttribution, n};
    if (!ends_with_colon(joined)) continue;
    bool const says = contains_any(joined, kVerbs);
    bool const dated = has_date(joined);
    bool const addressed = joined.find('@') != std::string::npos;
    if (says && (dated || addressed)) {
      return {dated && (addressed || opens) ? HistoryStart::Kind::kStrongAttribution : HistoryStart::Kind::kAttribution,
              n};
    }
    // Clients that leave the verb out: `2012/8/16 Jan <jan@example.cz>:`
    if (dated && joined.find("<") != std::string::npos && addressed) {
      return {has_time(joined) && joined.find(">:") != std::string::npos ? HistoryStart::Kind::kStrongAttribution
                                                                         : HistoryStart::Kind::kAttribution,
              n};
    }
    break;
  }
  return {};
}

bool is_rule(std::string_view line) {
  return line.size() >= 10 && std::ranges::all_of(line, [](char c) { return c == '_' || c == '-' || c == '='; });
}

bool is_separator(std::string_view line) {
  if (!line.starts_with("--") && !line.starts_with("__") && !line.starts_with("==")) return false;
  return line.size() < 120 && contains_any(line, kSeparatorWords);
}

/// `Subject:` of a line that begins with a short label; empty when it has none.
std::string_view label_of(std::string_view line) {
  auto const text = trim(line.substr(0, kLineMax));
  auto const colon = text.substr(0, kLabelMax).find(':');
  return colon == std::string_view::npos ? std::string_view{} : text.substr(0, colon + 1);
}

bool is_one_of(std::string_view label, auto const& labels) {
  return !label.empty() && std::ranges::find(labels, label) != labels.end();
}

/// A From line with at least two other header lines close behind it.
bool is_header_block(std::span<std::string_view const> lines, std::size_t at) {
  if (!is_one_of(label_of(lines[at]), kFromLabels)) return false;
  std::size_t others = 0;
  for (auto i = at + 1; others < 2 && i < lines.size() && i < at + kHeaderLinesMax; ++i) {
    others += is_one_of(label_of(lines[i]), kOtherLabels) ? 1 : 0;
  }
  return others >= 2;
}

}  // namespace

std::string_view trim(std::string_view line) {
  auto const is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '*'; };
  for (;;) {
    if (!line.empty() && is_blank(line.front())) {
      line.remove_prefix(1);
    } else if (!line.empty() && is_blank(line.back())) {
      line.remove_suffix(1);
    } else if (line.starts_with("\u00A0")) {
      line.remove_prefix(2);
    } else if (line.ends_with("\u00A0")) {
      line.remove_suffix(2);
    } else {
      return line;
    }
  }
}

HistoryStart history_start(std::span<std::string_view const> lines, std::size_t at) {
  auto const line = trim(lines[at].substr(0, kLineMax));
  if (line.empty()) return {};
  if (is_separator(line) || is_header_block(lines, at)) return {HistoryStart::Kind::kHeaderBlock, 1};
  if (is_rule(line)) {
    auto next = at + 1;
    while (next < lines.size() && next < at + 3 && trim(lines[next].substr(0, kLineMax)).empty()) ++next;
    if (next < lines.size() && is_header_block(lines, next)) return {HistoryStart::Kind::kHeaderBlock, 1};
  }
  return attribution(lines, at);
}

bool is_sender_label(std::string_view line) {
  return is_one_of(label_of(line), kFromLabels);
}

bool is_device_signature(std::string_view line) {
  auto const text = trim(line.substr(0, kLineMax));
  // A sentence that only begins like one is the customer's own.
  bool const sentence = text.ends_with('?') || text.find(',') != std::string_view::npos;
  return text.size() < 100 && starts_with_any(text, kDevicePrefixes) && !sentence;
}

}  // namespace podpora::mail
