#include "app/commands/commands.h"

#include "app/app.h"
#include "app/listen_address.h"
#include "app/version.h"
#include "platform/i18n/catalogue.h"

#include <fmt/format.h>

#include <iostream>

namespace podpora::app {

int show_config(Config const& config, bool origin) {
  for (auto const& setting : settings()) {
    auto const& value = config.values().find(setting.key)->second;
    auto const shown = setting.secret && !value.text.empty() ? std::string{"***"} : value.text;
    std::cout << fmt::format("{} = \"{}\"", setting.key, shown);
    if (origin) std::cout << "  # " << value.origin;
    std::cout << "\n";
  }
  return kExitOk;
}

int check_config(Config const& config, std::string const& language) {
  parse_listen_address("server.listen", config.text("server.listen"));
  for (auto const* threads : {"server.threads", "jobs.threads"}) config.number(threads, 1);
  app_options(config);
  std::cout << i18n::text(language, "cli.config.fine") << "\n";
  return kExitOk;
}

int print_sample_config(std::string const& language) {
  std::string_view section;
  for (auto const& setting : settings()) {
    auto const dot = setting.key.find('.');
    if (auto const next = setting.key.substr(0, dot); next != section) {
      std::cout << (section.empty() ? "" : "\n") << "[" << next << "]\n";
      section = next;
    }
    std::cout << "# " << i18n::text(language, fmt::format("setting.{}", setting.key)) << "\n"
              << fmt::format("# {} = \"{}\"\n", setting.key.substr(dot + 1), setting.fallback);
  }
  return kExitOk;
}

int print_version(bool json) {
  std::cout << (json ? fmt::format(R"({{"name":"podpora","version":"{}"}})", kVersion)
                     : fmt::format("podpora {}", kVersion))
            << "\n";
  return kExitOk;
}

}  // namespace podpora::app
