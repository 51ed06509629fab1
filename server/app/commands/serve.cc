#include "app/commands/commands.h"

#include "app/app.h"
#include "app/listen_address.h"
#include "app/lmtp.h"
#include "app/stop_signal.h"
#include "features/identity/setup.h"
#include "platform/http/server.h"
#include "platform/storage/migrate.h"

#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <filesystem>
#include <iostream>

namespace podpora::app {

namespace {

/// Standard output is for what scripts read.
void set_up_log(Config const& config) {
  spdlog::set_default_logger(spdlog::stderr_logger_mt("podpora"));
  spdlog::set_level(spdlog::level::from_str(config.text("log.level")));
}

/// A socket file without a server behind it is left from a killed process.
void remove_stale_socket(std::filesystem::path const& socket) {
  std::error_code ignored;
  std::filesystem::remove(socket, ignored);
}

void announce(App& app, std::string const& url) {
  std::cout << "listening on " << url << "\n" << std::flush;
  if (auto const token = identity::make_setup_token(app.database(), app.audit())) {
    std::cout << "set up the first desk within 30 minutes: " << url << "/setup#" << *token << "\n" << std::flush;
  }
}

}  // namespace

int serve(Config const& config) {
  hold_stop_signals();
  set_up_log(config);
  auto const options = app_options(config);
  auto const address = parse_listen_address("server.listen", config.text("server.listen"));
  Outside outside(options);
  App app(options, outside.ports());
  storage::migrate(app.database());
  auto const socket = options.data / "podpora.sock";
  remove_stale_socket(socket);
  http::Server server({.host = address.host,
                       .port = address.port,
                       .socket_path = socket.string(),
                       .threads = static_cast<std::size_t>(config.number("server.threads", 1))},
                      {.handle = [&](http::Request const& request) { return app.handle(request); },
                       .body_max = [&](auto method, auto path) { return app.body_max(method, path); }},
                      outside.random());
  auto const lmtp = make_lmtp(config, app);
  server.start();
  app.start_background();
  if (lmtp) {
    lmtp->start();
    spdlog::info("lmtp.listening where={} port={}", config.text("mail.lmtp"), lmtp->port());
  }
  announce(app, fmt::format("http://{}:{}", address.host, server.port()));
  wait_for_stop();
  if (lmtp) lmtp->stop();
  server.stop();
  app.stop_background();
  remove_stale_socket(socket);
  return kExitOk;
}

int work(Config const& config) {
  hold_stop_signals();
  set_up_log(config);
  auto const options = app_options(config);
  Outside outside(options);
  App app(options, outside.ports());
  storage::migrate(app.database());
  app.start_background();
  std::cout << "working"
            << "\n"
            << std::flush;
  wait_for_stop();
  app.stop_background();
  return kExitOk;
}

}  // namespace podpora::app
