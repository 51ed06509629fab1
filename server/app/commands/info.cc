#include "app/commands/commands.h"

#include "app/version.h"

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

int print_version(bool json) {
  std::cout << (json ? fmt::format(R"({{"name":"podpora","version":"{}"}})", kVersion)
                     : fmt::format("podpora {}", kVersion))
            << "\n";
  return kExitOk;
}

}  // namespace podpora::app
