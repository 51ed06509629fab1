#include "platform/storage/sqlite/sqlite_database.h"

#include "platform/storage/pool.h"
#include "platform/storage/sqlite/sqlite_connection.h"
#include "platform/storage/sqlite/sqlite_writer.h"

namespace podpora::storage {

namespace {

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(std::string const& path, OpenOptions const& options)
      : writer_(*this, path, options.wait_max), readers_(options.connections, options.wait_max, [path, options] {
          return std::make_unique<SqliteConnection>(path, SqliteConnection::Use::kRead, options.wait_max);
        }) {}

  Dialect dialect() const override { return Dialect::kSqlite; }

 protected:
  void run_read(Scope, Body const& body) override { call_after_commit(read_in_snapshot(body)); }

  void run_write(Scope, Body const& body) override {
    refuse_nested(*this);
    writer_.write(body);
  }

 private:
  std::vector<std::function<void()>> read_in_snapshot(Body const& body) {
    VerbGuard const guard(*this);
    auto connection = readers_.take();
    // Deferred: the snapshot is taken by the first statement, and holds until the end.
    connection->exec("BEGIN DEFERRED");
    SqliteTransaction tx(*connection);
    try {
      body(tx);
      connection->exec("COMMIT");
    } catch (...) {
      end_after_failure(connection);
      throw;
    }
    return tx.take_after_commit();
  }

  static void end_after_failure(Pool<SqliteConnection>::Lease& connection) {
    try {
      if (connection->in_transaction()) connection->exec("ROLLBACK");
    } catch (std::exception const&) {
      connection.drop();
    }
  }

  SqliteWriter writer_;
  Pool<SqliteConnection> readers_;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(std::string const& path, OpenOptions const& options) {
  try {
    return std::make_unique<SqliteDatabase>(path, options);
  } catch (soci::soci_error const& e) {
    throw std::runtime_error("Cannot open the database file " + path + ": " + e.get_error_message());
  }
}

}  // namespace podpora::storage
