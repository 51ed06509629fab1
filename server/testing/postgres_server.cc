#include "testing/postgres_server.h"

#include "platform/storage/migrate.h"
#include "platform/storage/open.h"

#include <fmt/format.h>
#include <libpq-fe.h>
#include <unistd.h>

#include <chrono>
#include <memory>
#include <stdexcept>

namespace podpora::testing {

namespace {

/// CREATE and DROP DATABASE must run outside a transaction, so not through Database.
void run_on_server(std::string const& url, std::string const& sql) {
  std::unique_ptr<PGconn, decltype(&PQfinish)> const connection(PQconnectdb(url.c_str()), PQfinish);
  if (PQstatus(connection.get()) != CONNECTION_OK) throw std::runtime_error(PQerrorMessage(connection.get()));
  PQsetNoticeProcessor(
      connection.get(), [](void*, char const*) {}, nullptr);
  std::unique_ptr<PGresult, decltype(&PQclear)> const result(PQexec(connection.get(), sql.c_str()), PQclear);
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) throw std::runtime_error(PQresultErrorMessage(result.get()));
}

}  // namespace

PostgresServer::PostgresServer(std::string url) : url_(std::move(url)) {
  auto const now = std::chrono::system_clock::now().time_since_epoch().count();
  prefix_ = fmt::format("podpora_test_{}_{}", getpid(), now);
  auto const name = prefix_ + "_template";
  run_on_server(url_, "CREATE DATABASE " + name);
  storage::migrate(*storage::open_database(url_of(name)));
}

PostgresServer::~PostgresServer() {
  try {
    drop_database(prefix_ + "_template");
  } catch (std::exception const& e) {
    fmt::print(stderr, "the template database stays: {}\n", e.what());
  }
}

std::string PostgresServer::create_database() {
  auto const name = fmt::format("{}_{}", prefix_, ++count_);
  // FILE_COPY would force a checkpoint before and after; the tests' databases are small.
  run_on_server(url_, fmt::format("CREATE DATABASE {} TEMPLATE {}_template STRATEGY wal_log", name, prefix_));
  return name;
}

void PostgresServer::drop_database(std::string const& name) {
  run_on_server(url_, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
}

std::string PostgresServer::url_of(std::string const& name) const {
  // postgresql://user:pw@host:port/database?options
  auto const authority = url_.find("://") + 3;
  auto const slash = url_.find('/', authority);
  auto const question = url_.find('?', authority);
  auto const options = question == std::string::npos ? "" : url_.substr(question);
  return url_.substr(0, std::min(slash, question)) + "/" + name + options;
}

}  // namespace podpora::testing
