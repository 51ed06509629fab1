#include "app/commands/commands.h"

#include "app/app.h"
#include "app/parts.h"
#include "features/intake/deliver.h"
#include "features/intake/deliver_client.h"
#include "platform/http/wire.h"

#include <spdlog/spdlog.h>

#include <filesystem>
#include <iostream>

namespace podpora::app {

namespace {

/// A folder that was never set up, or a disk that is not mounted, is no empty store: the mail waits at the sender.
void must_exist(AppOptions const& options) {
  constexpr std::string_view kSqlite = "sqlite:";
  if (!options.database_url.starts_with(kSqlite)) return;
  auto const file = options.database_url.substr(kSqlite.size());
  if (!std::filesystem::exists(file)) throw std::runtime_error("no database at " + file);
}

std::optional<std::string> deliver_alone(AppOptions const& options, std::string const& desk, std::string_view raw,
                                         intake::Arrival const& arrival) {
  must_exist(options);
  Outside outside(options);
  App app(options, outside.ports());
  intake::Deliverer deliverer(app.parts().intake);
  auto const delivered = deliverer.deliver(desk, raw, arrival);
  if (delivered.has_error()) return std::nullopt;
  return http::to_json(delivered.value());
}

}  // namespace

int deliver_mail(Config const& config, DeliverOptions const& options) {
  spdlog::set_level(spdlog::level::off);
  if (config.text("storage.data").empty() && config.text("storage.database").empty()) {
    std::cerr << "podpora: say where the desk lives: --data DIR or --database URL\n";
    return static_cast<int>(intake::DeliverExit::kUsage);
  }
  auto const store = app_options(config);
  return static_cast<int>(intake::deliver_mail(
      {.desk = options.desk,
       .arrival = {.way = intake::Way::kPipe, .sender = options.sender, .recipients = options.recipients},
       .socket_path = (store.data / "podpora.sock").string(),
       .alone = [&](std::string const& desk, std::string_view raw,
                    intake::Arrival const& arrival) { return deliver_alone(store, desk, raw, arrival); }},
      std::cin, std::cout, std::cerr));
}

}  // namespace podpora::app
