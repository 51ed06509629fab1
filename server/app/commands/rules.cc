#include "app/commands/commands.h"

#include "app/app.h"
#include "app/language.h"
#include "features/escalation/replay.h"
#include "features/routing/run_route.h"
#include "features/rulebook/check.h"

#include <fstream>
#include <iostream>

namespace podpora::app {

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

int replay_route(Config const& config, RouteOptions const& options) {
  auto const settings = app_options(config);
  Outside outside(settings);
  return escalation::run_replay(
      outside.ports().database,
      {.id = options.replay, .rulepacks = options.rulepacks, .language = language_of_environment()}, std::cout,
      std::cerr);
}

int check_rulepacks(std::vector<std::string> const& files) {
  return rulebook::run_check(files, language_of_environment(), std::cout, std::cerr);
}

}  // namespace podpora::app
