#include "testing/database.h"

#include "platform/storage/migrate.h"
#include "platform/storage/open.h"
#include "testing/postgres_server.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

namespace podpora::testing {

namespace {

namespace fs = std::filesystem;

/// A folder of its own, removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    auto pattern = (fs::temp_directory_path() / "podpora-test-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
    path_ = pattern;
  }
  TemporaryFolder(TemporaryFolder const&) = delete;
  TemporaryFolder& operator=(TemporaryFolder const&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  fs::path const& path() const { return path_; }

 private:
  fs::path path_;
};

class SqliteTestDatabase final : public TestDatabase {
 public:
  /// Migrating takes longer than copying a migrated file.
  SqliteTestDatabase() {
    static TemporaryFolder const folder;
    static fs::path const migrated = make_migrated(folder.path());
    fs::copy_file(migrated, folder_.path() / "test.db");
    database_ = storage::open_database(url());
  }

  storage::Database& database() override { return *database_; }
  std::string url() const override { return "sqlite:" + (folder_.path() / "test.db").string(); }

 private:
  static fs::path make_migrated(fs::path const& folder) {
    auto const path = folder / "migrated.db";
    // Closing the last connection moves the log into the file, so that the file alone is the database.
    storage::migrate(*storage::open_database("sqlite:" + path.string()));
    return path;
  }

  TemporaryFolder folder_;
  std::unique_ptr<storage::Database> database_;
};

class PostgresTestDatabase final : public TestDatabase {
 public:
  explicit PostgresTestDatabase(PostgresServer& server) : server_(server), name_(server.create_database()) {
    database_ = storage::open_database(url());
  }
  ~PostgresTestDatabase() override {
    database_.reset();
    server_.drop_database(name_);
  }

  storage::Database& database() override { return *database_; }
  std::string url() const override { return server_.url_of(name_); }

 private:
  PostgresServer& server_;
  std::string name_;
  std::unique_ptr<storage::Database> database_;
};

char const* postgres_url() {
  return std::getenv("PODPORA_TEST_POSTGRES");
}

/// One server for the test program; its template goes away when the program ends.
PostgresServer& postgres_server() {
  static PostgresServer server(postgres_url());
  return server;
}

constexpr Time kMonday{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + std::chrono::hours{8}};

}  // namespace

std::vector<std::string> databases() {
  if (postgres_url() != nullptr) return {"sqlite", "postgres"};
  static bool const said = [] {
    std::puts("PODPORA_TEST_POSTGRES is not set: the PostgreSQL cases did not run.");
    return true;
  }();
  static_cast<void>(said);
  return {"sqlite"};
}

std::unique_ptr<TestDatabase> make_database(std::string const& dialect) {
  if (dialect == "sqlite") return std::make_unique<SqliteTestDatabase>();
  if (dialect == "postgres") return std::make_unique<PostgresTestDatabase>(postgres_server());
  throw std::invalid_argument("no such database: " + dialect);
}

StoreTest::StoreTest()
    : clock(kMonday),
      random(make_seeded_random(1)),
      ids(clock, *random),
      desk(ids.make<DeskId>()),
      other_desk(ids.make<DeskId>()),
      database_(make_database(GetParam())) {}

}  // namespace podpora::testing
