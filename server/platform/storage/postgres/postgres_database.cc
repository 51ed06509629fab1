#include "platform/storage/postgres/postgres_database.h"

#include "platform/base/fault.h"
#include "platform/storage/pool.h"
#include "platform/storage/postgres/postgres_connection.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <map>
#include <random>
#include <thread>

namespace podpora::storage {

namespace {

constexpr int kAttemptsMax = 20;

/// Before the n-th new attempt: longer each time, and different in each thread, so that rivals do not meet again.
void back_off(int attempt) {
  thread_local std::minstd_rand random{std::random_device{}()};
  int const longest_ms = std::min(2 << std::min(attempt, 8), 300);
  std::this_thread::sleep_for(std::chrono::milliseconds{std::uniform_int_distribution{1, longest_ms}(random)});
}

/// The URL as libpq's keywords, with limits for a server that does not answer.
std::string connect_string(std::string const& url) {
  char* message = nullptr;
  std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> const options(PQconninfoParse(url.c_str(), &message),
                                                                             PQconninfoFree);
  if (!options) {
    PQfreemem(message);
    throw std::runtime_error("The database address is not a valid postgresql:// address.");
  }
  std::map<std::string, std::string> settings{{"connect_timeout", "5"},
                                              {"application_name", "podpora"},
                                              {"keepalives_idle", "30"},
                                              {"tcp_user_timeout", "30000"}};
  for (auto const* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val != nullptr) settings[option->keyword] = option->val;
  }
  std::string text;
  for (auto const& [keyword, value] : settings) {
    text += keyword + "='";
    for (char const c : value) {
      if (c == '\'' || c == '\\') text += '\\';
      text += c;
    }
    text += "' ";
  }
  return text;
}

std::string begin_statement(std::string_view mode, Scope scope) {
  auto const desk = scope.desk() ? fmt::format("{}", scope.desk()->value) : "*";
  return fmt::format("BEGIN ISOLATION LEVEL {}; SELECT set_config('podpora.desk', '{}', true)", mode, desk);
}

class PostgresDatabase final : public Database {
 public:
  PostgresDatabase(std::string const& url, OpenOptions const& options)
      : pool_(options.connections, options.wait_max, [text = connect_string(url)] { return connect(text); }) {
    pool_.take();
  }

  Dialect dialect() const override { return Dialect::kPostgres; }

 protected:
  void run_read(Scope scope, Body const& body) override {
    run(begin_statement("REPEATABLE READ READ ONLY", scope), body);
  }

  /// Serialisable, so that a rule which reads before it writes holds as it does behind SQLite's one writer.
  void run_write(Scope scope, Body const& body) override { run(begin_statement("SERIALIZABLE", scope), body); }

 private:
  using Lease = Pool<PostgresConnection>::Lease;
  enum class Outcome { kDone, kTryAgain };

  static std::unique_ptr<PostgresConnection> connect(std::string const& text) {
    try {
      return std::make_unique<PostgresConnection>(text);
    } catch (soci::soci_error const& e) {
      throw Overloaded("cannot connect to the database: " + e.get_error_message());
    }
  }

  void run(std::string const& begin, Body const& body) {
    std::vector<std::function<void()>> after_commit;
    {
      VerbGuard const guard(*this);
      for (int attempt = 1;; ++attempt) {
        if (try_once(begin, body, attempt < kAttemptsMax, after_commit) == Outcome::kDone) break;
        back_off(attempt);
      }
    }
    call_after_commit(after_commit);
  }

  Outcome try_once(std::string const& begin, Body const& body, bool may_retry,
                   std::vector<std::function<void()>>& after_commit) {
    auto lease = pool_.take();
    bool committing = false;
    try {
      lease->exec(begin);
      PostgresTransaction tx(*lease);
      if (!body(tx)) {
        lease->exec("ROLLBACK");
        return Outcome::kDone;
      }
      commit_point("db.before_commit");
      committing = true;
      auto const tag = lease->exec("COMMIT");
      committing = false;
      commit_point("db.after_commit");
      // The server answers COMMIT of a failed transaction with ROLLBACK and no error.
      if (tag != "COMMIT") throw std::logic_error("a failed statement was ignored inside a transaction");
      after_commit = tx.take_after_commit();
      return Outcome::kDone;
    } catch (PostgresError const& e) {
      bool const lost = lease->broken();
      end_after_failure(lease);
      // When the connection went while COMMIT was under way, nobody knows whether it happened: the caller is told.
      if (may_retry && (e.should_retry() || (lost && !committing))) return Outcome::kTryAgain;
      if (e.is_passing() && !committing) throw Overloaded(e.what());
      throw;
    } catch (...) {
      end_after_failure(lease);
      throw;
    }
  }

  void end_after_failure(Lease& lease) {
    try {
      if (!lease->broken()) {
        if (PQtransactionStatus(lease->handle()) != PQTRANS_IDLE) lease->exec("ROLLBACK");
        return;
      }
    } catch (std::exception const& e) {
      spdlog::warn("storage.rollback_failed error={}", e.what());
    }
    lease.drop();
    pool_.drop_idle();
  }

  Pool<PostgresConnection> pool_;
};

}  // namespace

std::unique_ptr<Database> open_postgres(std::string const& url, OpenOptions const& options) {
  return std::make_unique<PostgresDatabase>(url, options);
}

}  // namespace podpora::storage
