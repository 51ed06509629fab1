#include "platform/mail/authentication.h"

#include "platform/base/text.h"

#include <algorithm>
#include <cctype>

namespace podpora::mail {
namespace {

constexpr std::size_t kValueMax = 16 << 10;
constexpr std::size_t kWordMax = 300;

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// The value's words, `=` and `;` apart from them; comments are left out and quoting is undone.
std::vector<std::string> words_of(std::string_view value) {
  std::vector<std::string> words;
  std::string word;
  bool quoted = false, any = false;
  int depth = 0;
  auto const flush = [&] {
    if (any) words.push_back(ascii_lower(word));
    word.clear();
    any = false;
  };
  for (std::size_t i = 0; i < value.size(); ++i) {
    char const c = value[i];
    bool const escaped = c == '\\' && (quoted || depth > 0) && i + 1 < value.size();
    if (escaped) ++i;
    if (depth > 0) {
      if (!escaped && c == '(') ++depth;
      if (!escaped && c == ')') --depth;
    } else if (quoted) {
      if (!escaped && c == '"') {
        quoted = false;
      } else if (word.size() < kWordMax) {
        word += value[i];
      }
    } else if (c == '(') {
      ++depth;
    } else if (c == '"') {
      quoted = any = true;
    } else if (c == ';' || c == '=') {
      flush();
      words.emplace_back(1, c);
    } else if (is_blank(c)) {
      flush();
    } else {
      any = true;
      if (word.size() < kWordMax) word += c;
    }
  }
  flush();
  return words;
}

}  // namespace

AuthenticationResult read_authentication_results(std::string_view value) {
  AuthenticationResult out;
  auto const words = words_of(value.substr(0, kValueMax));
  if (words.empty() || words[0] == ";" || words[0] == "=") return out;
  out.server = words[0];
  bool in_dmarc = false;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i] != ";" && !in_dmarc) continue;
    if (words[i] == ";") {
      auto const method = i + 1 < words.size() ? std::string_view{words[i + 1]} : std::string_view{};
      bool const names_dmarc = method == "dmarc" || method.starts_with("dmarc/");
      in_dmarc = names_dmarc && i + 3 < words.size() && words[i + 2] == "=" && out.dmarc.empty();
      if (in_dmarc) out.dmarc = words[i += 3];
      continue;
    }
    if (words[i] == "header.from" && i + 2 < words.size() && words[i + 1] == "=") out.from_domain = words[i += 2];
  }
  return out;
}

}  // namespace podpora::mail
