#include "features/follow/mention_rules.h"

#include "platform/base/text.h"

#include <algorithm>

namespace podpora::follow {

namespace {

/// A byte that goes on with a word; those of other alphabets are above ASCII.
bool is_word(char byte) {
  auto const code = static_cast<unsigned char>(byte);
  return code >= 0x80 || (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
         code == '_';
}

bool begins_with(std::string_view text, std::string_view word) {
  return text.starts_with(word) && (text.size() == word.size() || !is_word(text[word.size()]));
}

/// Who is called by what stands behind an `@`.
std::vector<PersonId> called(std::string_view text, std::vector<identity::Person> const& agents) {
  std::vector<PersonId> some;
  std::size_t longest = 0;
  for (auto const& agent : agents) {
    auto const id = to_text(agent.id);
    auto const name = ascii_lower(agent.name);
    for (auto const& word : {id, name}) {
      if (word.empty() || word.size() < longest || !begins_with(text, word)) continue;
      if (word.size() > longest) some.clear();
      longest = word.size();
      some.push_back(agent.id);
    }
  }
  return some;
}

}  // namespace

std::vector<PersonId> mentioned(std::string_view text, std::vector<identity::Person> const& agents) {
  std::vector<PersonId> all;
  auto const lower = ascii_lower(text);
  for (auto at = lower.find('@'); at != std::string::npos; at = lower.find('@', at + 1)) {
    if (at > 0 && is_word(lower[at - 1])) continue;
    for (auto const person : called(std::string_view{lower}.substr(at + 1), agents)) {
      if (std::ranges::find(all, person) == all.end()) all.push_back(person);
    }
  }
  return all;
}

}  // namespace podpora::follow
