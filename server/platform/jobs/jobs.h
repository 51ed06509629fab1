#pragma once

#include "platform/base/clock.h"
#include "platform/base/id.h"
#include "platform/base/random.h"
#include "platform/storage/database.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace podpora::jobs {

/// Work to be done after the transaction, at least once. Handlers are idempotent.
struct NewJob {
  DeskId desk;
  std::string kind;                       ///< `notify.send`
  std::string payload;                    ///< JSON of the handler's own
  Time run_at{};                          ///< the epoch means now
  std::optional<std::string> dedupe_key;  ///< a second open (waiting or running) job of the desk with it is not made
};

/// Puts the job into the queue, in the caller's transaction.
void enqueue(storage::Transaction& tx, IdSource& ids, Clock const& clock, NewJob const& job);

struct Job {
  JobId id;
  DeskId desk;
  std::string kind;
  std::string payload;
  int attempt{1};
};

/// Does one job; runs with no transaction open. Throwing means: try again later, with exponential back-off and
/// jitter, and after the last attempt the job becomes a dead letter that people see.
using Handler = std::function<void(Job const&)>;

struct WorkerOptions {
  int threads{2};
  int attempts_max{12};
  std::chrono::milliseconds poll{500};
  /// A job whose worker says nothing for so long is taken up by another. Running jobs renew it by themselves.
  std::chrono::milliseconds lease{300'000};
};

/// How long a job waits after its failed attempt (counted from 1), before jitter: 10 s, three times longer each
/// time, at most a day.
Duration back_off(int attempt);

/// Claims due jobs (`SKIP LOCKED` on PostgreSQL, inside the writer on SQLite) and runs their handlers.
class Worker {
 public:
  virtual ~Worker() = default;

  /// Runs until `stop`. Call once.
  virtual void start() = 0;
  /// Lets running jobs end (bounded by 30 s), claims no more. Safe to call twice. A job that has not ended by the
  /// time the worker is destroyed ends the process, as a crash would: its lease runs out and it is tried again.
  virtual void stop() = 0;
  /// Looks for work now; called after a commit that enqueued some.
  virtual void wake() = 0;
  /// Runs what is due now in the calling thread until nothing is: for tests and one-shot commands.
  virtual std::size_t run_due() = 0;
};

std::unique_ptr<Worker> make_worker(storage::Database& database, Clock const& clock, Random& random,
                                    std::map<std::string, Handler> handlers, WorkerOptions options);

struct DeadLetter {
  JobId id;
  std::string kind;
  std::string last_error;
  Time failed_at;
};

/// Jobs of the desk that were given up, newest first.
std::vector<DeadLetter> dead_letters(storage::Transaction& tx, DeskId desk, int limit);

/// Puts a dead letter back into the queue; false when there is none of that id.
bool retry_dead_letter(storage::Transaction& tx, DeskId desk, JobId id, Time now);

}  // namespace podpora::jobs
