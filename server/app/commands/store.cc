#include "app/commands/commands.h"

#include "app/app.h"
#include "features/audit/sequence.h"
#include "features/identity/setup.h"
#include "platform/storage/migrate.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>

namespace podpora::app {

int migrate_database(Config const& config, bool only_status) {
  auto const options = app_options(config);
  Outside outside(options);
  App app(options, outside.ports());
  if (!only_status) {
    for (auto const& name : storage::migrate(app.database())) std::cerr << "applied " << name << "\n";
  }
  for (auto const& migration : storage::migration_status(app.database())) {
    std::cout << (migration.applied ? "applied  " : "missing  ") << migration.name << "\n";
  }
  return kExitOk;
}

int setup_url(Config const& config) {
  auto const options = app_options(config);
  Outside outside(options);
  App app(options, outside.ports());
  auto const token = identity::make_setup_token(app.database(), app.audit());
  if (!token) {
    std::cerr << "podpora: this installation is set up already\n";
    return kExitRefused;
  }
  std::cout << app.options().public_url << "/setup#" << *token << "\n";
  return kExitOk;
}

}  // namespace podpora::app
