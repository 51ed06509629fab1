#pragma once

#include <string>

namespace podpora::testing {

/// The PostgreSQL server of a test run. Makes databases as copies of one migrated template.
class PostgresServer {
 public:
  /// `url` names a role with CREATEDB and any database to connect to.
  explicit PostgresServer(std::string url);
  PostgresServer(PostgresServer const&) = delete;
  PostgresServer& operator=(PostgresServer const&) = delete;
  /// Drops the template.
  ~PostgresServer();

  /// A new, migrated database; its name.
  std::string create_database();
  void drop_database(std::string const& name);
  std::string url_of(std::string const& name) const;

 private:
  std::string url_;
  std::string prefix_;  ///< of the names that this process makes
  int count_{0};
};

}  // namespace podpora::testing
