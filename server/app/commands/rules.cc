#include "app/commands/commands.h"

#include "features/routing/run_route.h"
#include "features/rulebook/check.h"

#include <cstdlib>
#include <fstream>
#include <iostream>

namespace podpora::app {

namespace {

/// `cs` when the environment speaks Czech (LC_ALL, LC_MESSAGES, LANG in this order), else `en`.
std::string language_of_environment() {
  for (auto const* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    auto const* value = std::getenv(variable);
    if (value && *value) return std::string_view{value}.starts_with("cs") ? "cs" : "en";
  }
  return "en";
}

}  // namespace

int decide_route(RouteOptions const& options) {
  routing::RouteOptions const wanted{.rulepacks = options.rulepacks, .language = language_of_environment()};
  if (options.facts == "-") return routing::run_route(std::cin, wanted, std::cout, std::cerr);
  std::ifstream facts(options.facts, std::ios::binary);
  if (!facts) {
    std::cerr << "podpora: cannot read " << options.facts << "\n";
    return kExitConfig;
  }
  return routing::run_route(facts, wanted, std::cout, std::cerr);
}

int check_rulepacks(std::vector<std::string> const& files) {
  return rulebook::run_check(files, language_of_environment(), std::cout, std::cerr);
}

}  // namespace podpora::app
