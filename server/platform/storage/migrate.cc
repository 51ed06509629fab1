#include "platform/storage/migrate.h"

#include "platform/base/clock.h"
#include "platform/base/embedded.h"
#include "platform/base/fault.h"
#include "platform/storage/open_transaction.h"
#include "platform/storage/sql_text.h"

#include <spdlog/spdlog.h>

#include <map>
#include <set>
#include <stdexcept>

namespace podpora::storage {

namespace {

constexpr Query kTableExistsSqlite{"migrate.table_exists",
                                   "SELECT count(*) FROM sqlite_master WHERE name = 'schema_migration'"};
constexpr Query kTableExistsPostgres{
    "migrate.table_exists",
    "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = "
    "'schema_migration'"};
constexpr std::string_view kCreateTable =
    "CREATE TABLE IF NOT EXISTS schema_migration (name text NOT NULL PRIMARY KEY, applied_at bigint NOT NULL)";
constexpr Query kApplied{"migrate.applied", "SELECT name FROM schema_migration ORDER BY name"};
constexpr Query kClaim{"migrate.claim",
                       "INSERT INTO schema_migration (name, applied_at) VALUES (:name, :now) ON CONFLICT DO NOTHING"};
// Two processes that start together take turns. The number is ours and means nothing.
constexpr std::string_view kLockPostgres = "SELECT pg_advisory_xact_lock(7236837325)";
constexpr Query kBypassesPostgres{
    "migrate.bypasses_row_security",
    "SELECT count(*) FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)"};
constexpr Query kUnwalledPostgres{
    "migrate.unwalled",
    "SELECT c.relname FROM pg_class c"
    " JOIN pg_namespace n ON n.oid = c.relnamespace"
    " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'desk_id' AND NOT a.attisdropped"
    " WHERE c.relkind IN ('r', 'p') AND n.nspname = current_schema()"
    " AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS"
    " (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'desk_wall'))"
    " ORDER BY c.relname"};

/// The SQL of each migration for this dialect, by name and so in order.
std::map<std::string, std::string_view> embedded_migrations(Dialect dialect) {
  constexpr std::string_view kFolder = "db/migrations/";
  std::string_view const own = dialect == Dialect::kSqlite ? ".sqlite" : ".postgres";
  std::string_view const other = dialect == Dialect::kSqlite ? ".postgres" : ".sqlite";
  std::map<std::string, std::string_view> migrations;
  for (auto const& file : embedded_files()) {
    if (!file.path.starts_with(kFolder) || !file.path.ends_with(".sql")) continue;
    auto name = file.path.substr(kFolder.size());
    name.remove_suffix(std::string_view(".sql").size());
    if (name.ends_with(other)) continue;
    if (name.ends_with(own)) name.remove_suffix(own.size());
    if (!migrations.emplace(name, file.content).second) {
      throw std::logic_error("two migrations are named " + std::string(name));
    }
  }
  return migrations;
}

std::vector<std::string> applied_migrations(Transaction& tx) {
  auto const& exists = tx.dialect() == Dialect::kSqlite ? kTableExistsSqlite : kTableExistsPostgres;
  if (*tx.first<std::int64_t>(exists, {}) == 0) return {};
  return tx.all<std::string>(kApplied, {});
}

void script(Transaction& tx, std::string_view sql) {
  dynamic_cast<OpenTransaction&>(tx).script(sql);
}

void lock(Transaction& tx) {
  if (tx.dialect() == Dialect::kPostgres) script(tx, kLockPostgres);
}

/// False when another process applied it in the meantime.
bool apply(Database& database, std::string const& name, std::string_view sql) {
  return database.write(Scope::all_desks(), [&](Transaction& tx) {
    lock(tx);
    // The row first: on PostgreSQL a second process that saw the table before the first one committed gets a
    // serialisation failure here, and finds the row when it is tried again.
    if (tx.execute(kClaim, {{"name", name}, {"now", SystemClock().now()}}) == 0) return false;
    for (auto const& statement : split_script(sql)) {
      try {
        script(tx, statement);
      } catch (std::runtime_error const& e) {
        spdlog::error("migrate.failed migration={} statement={}", name, statement.substr(0, 200));
        throw;
      }
    }
    return true;
  });
}

/// Row-level security on every table of desks: a statement that forgot its `:desk` finds only rows of the desk that
/// the transaction is for. FORCE, because the owner of the tables is who we are.
void build_desk_walls(Database& database) {
  database.write(Scope::all_desks(), [](Transaction& tx) {
    lock(tx);
    if (*tx.first<std::int64_t>(kBypassesPostgres, {}) > 0) {
      spdlog::warn("migrate.row_security_bypassed: the database role is a superuser or has BYPASSRLS; use another");
    }
    for (auto const& table : tx.all<std::string>(kUnwalledPostgres, {})) {
      script(tx, "ALTER TABLE \"" + table + "\" ENABLE ROW LEVEL SECURITY");
      script(tx, "ALTER TABLE \"" + table + "\" FORCE ROW LEVEL SECURITY");
      script(tx, "DROP POLICY IF EXISTS desk_wall ON \"" + table + "\"");
      script(tx, "CREATE POLICY desk_wall ON \"" + table +
                     "\" USING (current_setting('podpora.desk', true) IN ('*', desk_id::text))");
    }
  });
}

}  // namespace

std::vector<Migration> migration_status(Database& database) {
  auto const known = embedded_migrations(database.dialect());
  auto const applied = database.read(Scope::all_desks(), [](Transaction& tx) { return applied_migrations(tx); });
  for (auto const& name : applied) {
    if (known.contains(name)) continue;
    throw std::runtime_error("The database was written by a newer version: this one does not know its migration " +
                             name + ". Install that version or a later one.");
  }
  std::set<std::string> const done(applied.begin(), applied.end());
  std::vector<Migration> status;
  for (auto const& [name, sql] : known) status.push_back({name, done.contains(name)});
  return status;
}

std::vector<std::string> migrate(Database& database) {
  auto const status = migration_status(database);
  auto const known = embedded_migrations(database.dialect());
  database.write(Scope::all_desks(), [](Transaction& tx) {
    lock(tx);
    script(tx, kCreateTable);
  });
  std::vector<std::string> names;
  for (auto const& [name, applied] : status) {
    if (applied) continue;
    if (apply(database, name, known.at(name))) names.push_back(name);
    commit_point("migrate.between");
  }
  if (database.dialect() == Dialect::kPostgres) build_desk_walls(database);
  return names;
}

}  // namespace podpora::storage
