#include "platform/base/fault.h"

#include <atomic>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <string>

namespace podpora {

namespace {

struct KillAt {
  std::string name;
  long passage{1};
};

KillAt read_kill_at() {
  char const* const variable = std::getenv("PODPORA_KILL_AT");
  if (variable == nullptr) return {};
  std::string_view const text = variable;
  KillAt at{.name = std::string(text)};
  auto const colon = text.rfind(':');
  if (colon == std::string_view::npos) return at;
  auto const number = text.substr(colon + 1);
  auto const [end, error] = std::from_chars(number.data(), number.data() + number.size(), at.passage);
  if (error == std::errc{} && end == number.data() + number.size()) at.name = text.substr(0, colon);
  return at;
}

}  // namespace

void commit_point(std::string_view name) {
  static KillAt const at = read_kill_at();
  if (at.name.empty() || at.name != name) return;
  static std::atomic<long> passages{0};
  if (++passages == at.passage) std::raise(SIGKILL);
}

}  // namespace podpora
