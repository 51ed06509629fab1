#include "app/demo/run_steps.h"

#include "app/demo/world.h"
#include "platform/http/server.h"
#include "platform/storage/migrate.h"

#include <spdlog/spdlog.h>

#include <utility>

namespace podpora::app::demo {

namespace {

constexpr std::pair<char const*, void (*)(World&)> kSteps[] = {
    {"tell", tell},         {"receive", receive}, {"diagnose", diagnose}, {"resolve", resolve},
    {"escalate", escalate}, {"charge", charge},   {"learn", learn}};

StepResult run_step(World& world, char const* name, void (*step)(World&)) {
  StepResult result{.name = name};
  world.said.clear();
  try {
    step(world);
    result.ok = true;
  } catch (std::exception const& error) {
    result.error = error.what();
  }
  result.said = world.said;
  return result;
}

void run_all(World& world, std::function<void(StepResult const&)> const& report) {
  world.anna.sign_in("anna@severka.example");
  // What the demo says is not waited for.
  world.anna.put("/api/v1/session/undo-delay", {{"seconds", 0}});
  world.olga.sign_in("olga@severka.example");
  world.jana.sign_in("jana@klas.example");
  bool going = true;
  for (auto const& [name, step] : kSteps) {
    auto const result =
        going ? run_step(world, name, step) : StepResult{.name = name, .error = "an earlier step failed"};
    going = going && result.ok;
    report(result);
  }
}

}  // namespace

void run_steps(std::filesystem::path const& folder, std::function<void(StepResult const&)> const& report) {
  spdlog::set_level(spdlog::level::warn);
  AppOptions const options{.database_url = "sqlite:" + (folder / "podpora.db").string(),
                           .data = folder,
                           .public_url = "http://desk.example"};
  Outside outside(options);
  App app(options, outside.ports());
  storage::migrate(app.database());
  auto const partner = add_partner(app, OfferState::kDraft);
  http::Server server({.port = 0, .socket_path = (folder / "podpora.sock").string()},
                      {.handle = [&](http::Request const& request) { return app.handle(request); },
                       .body_max = [&](auto method, auto path) { return app.body_max(method, path); }},
                      outside.random());
  server.start();
  auto const base = "http://127.0.0.1:" + std::to_string(server.port());
  World world{.app = app,
              .partner = partner,
              .data = folder,
              .base = base,
              .anna = Client(base),
              .olga = Client(base),
              .jana = Client(base)};
  run_all(world, report);
  server.stop();
}

}  // namespace podpora::app::demo
