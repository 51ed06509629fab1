#include "platform/i18n/catalogue.h"

#include "platform/base/embedded.h"
#include "platform/base/text.h"
#include "platform/i18n/message_format.h"
#include "platform/i18n/po.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <stdexcept>

namespace podpora::i18n {
namespace {

using Messages = std::map<std::string, std::string, std::less<>>;

Messages load(std::string const& language) {
  auto const file = embedded_file("i18n/" + language + ".po");
  if (!file) throw std::runtime_error("the binary has no catalogue for " + language);
  return parse_po(*file);
}

/// The catalogue of a language; English for one that we do not speak. Read once: it is part of the binary.
Messages const& messages_of(std::string_view language) {
  static Messages const english = load("en");
  static Messages const czech = load("cs");
  return language == "cs" ? czech : english;
}

}  // namespace

std::vector<std::string> const& languages() {
  static std::vector<std::string> const all{"en", "cs"};
  return all;
}

std::string negotiate(std::string_view accept_language, std::string const& otherwise) {
  std::string best = otherwise;
  double best_weight = 0;
  while (!accept_language.empty()) {
    auto const stop = std::min(accept_language.find(','), accept_language.size());
    auto const item = trim(accept_language.substr(0, stop));
    accept_language.remove_prefix(std::min(stop + 1, accept_language.size()));
    auto const semicolon = std::min(item.find(';'), item.size());
    auto const tag = ascii_lower(trim(std::string_view{item}.substr(0, semicolon)));
    auto const weight_at = item.find("q=", semicolon);
    auto const weight = weight_at == std::string::npos ? 1.0 : std::strtod(item.c_str() + weight_at + 2, nullptr);
    auto const primary = tag.substr(0, tag.find('-'));
    auto const known = std::find(languages().begin(), languages().end(), primary);
    if (known == languages().end() || weight <= best_weight) continue;
    best = *known;
    best_weight = weight;
  }
  return best;
}

std::string text(std::string_view language, std::string_view id, TextArgs const& args) {
  auto const& messages = messages_of(language);
  auto const found = messages.find(id);
  if (found == messages.end()) return std::string{id};
  return format_message(language, found->second, args);
}

bool has_text(std::string_view language, std::string_view id) {
  return messages_of(language).contains(id);
}

}  // namespace podpora::i18n
