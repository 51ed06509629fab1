#include "app/app.h"
#include "app/commands/commands.h"
#include "app/parts.h"
#include "features/customers/import_customers.h"
#include "features/identity/desk.h"
#include "features/knowledge/suggest.h"
#include "platform/http/wire.h"
#include "platform/i18n/catalogue.h"

#include <spdlog/spdlog.h>

#include <fstream>
#include <iostream>
#include <iterator>

namespace podpora::app {

namespace {

constexpr std::size_t kBytesMax = 4 << 20;

std::optional<std::string> read_file(std::string const& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::string text(kBytesMax + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (file.bad() || text.size() > kBytesMax) return std::nullopt;
  return text;
}

/// `customers.csv:3: domain: text`, as compilers name places.
void print(Error const& error, CustomerImportOptions const& options) {
  static constexpr std::string_view kLines = "/lines/";
  for (auto const& field : error.fields) {
    std::string place = field.pointer;
    if (place.starts_with(kLines)) place.erase(0, kLines.size());
    auto const slash = place.find('/');
    std::cerr << options.path << ':' << place.substr(0, slash) << ": ";
    if (slash != std::string::npos) std::cerr << place.substr(slash + 1) << ": ";
    std::cerr << i18n::text(options.language, "field." + field.code, field.args) << '\n';
  }
}

}  // namespace

int import_customers(Config const& config, CustomerImportOptions const& options) {
  spdlog::set_level(spdlog::level::off);
  auto const text = read_file(options.path);
  if (!text) {
    std::cerr << options.path << ": " << i18n::text(options.language, "cli.import.unreadable") << '\n';
    return kExitError;
  }
  auto const lines = customers::read_import(*text, options.language);
  if (lines.has_error()) {
    print(lines.error(), options);
    return kExitError;
  }
  auto const store = app_options(config);
  Outside outside(store);
  App app(store, outside.ports());
  auto const desk = app.database().read(storage::Scope::all_desks(),
                                        [&](auto& tx) { return identity::find_desk_by_slug(tx, options.desk); });
  if (!desk) {
    std::cerr << "podpora import customers: there is no desk " << options.desk << '\n';
    return kExitNoDesk;
  }
  auto const scope = storage::Scope::of(desk->id);
  auto const report =
      options.dry_run
          ? app.database().read(scope, [&](auto& tx) { return customers::plan_import(tx, desk->id, *lines); })
          : app.database().write(scope, [&](auto& tx) {
              return customers::import_customers(tx, app.parts().audit, system_actor(desk->id), *lines,
                                                 [&](auto id) { knowledge::index_customer(tx, desk->id, id); });
            });
  if (report.has_error()) {
    print(report.error(), options);
    return kExitError;
  }
  std::cout << http::to_json(*report) << '\n' << std::flush;
  return kExitOk;
}

}  // namespace podpora::app
