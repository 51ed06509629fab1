#include "app/commands/commands.h"

#include "app/app.h"
#include "app/version.h"
#include "platform/http/openapi.h"

#include <iostream>

namespace podpora::app {

namespace {

/// The routes describe themselves without a store or a mail server; whoever asks these is a bug.
class NoDatabase final : public storage::Database {
 public:
  storage::Dialect dialect() const override { return storage::Dialect::kSqlite; }

 protected:
  void run_read(storage::Scope, Body const&) override { throw std::logic_error("no database"); }
  void run_write(storage::Scope, Body const&) override { throw std::logic_error("no database"); }
};

class NoTransport final : public mail::Transport {
 public:
  mail::SendResult send(std::string const&, std::string const&, std::string const&) override {
    throw std::logic_error("no transport");
  }
};

}  // namespace

std::string openapi_document() {
  SystemClock const clock;
  auto const random = make_system_random();
  NoDatabase database;
  NoTransport transport;
  App const app({}, {clock, *random, database, transport});
  return http::openapi(app.routes(), "Podpora", std::string{kVersion});
}

int print_openapi() {
  std::cout << openapi_document();
  return kExitOk;
}

}  // namespace podpora::app
