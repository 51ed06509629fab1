#pragma once

#include "bench/bare_sqlite.h"
#include "features/intake/intake.h"
#include "platform/base/random.h"

#include <benchmark/benchmark.h>

#include <atomic>
#include <memory>
#include <string>

namespace podpora::bench {

/// A desk that takes mail of 2 to 20 kB, and beside it bare SQLite that only writes the same bytes.
class MailDesk {
 public:
  /// Both databases and the large files go into the folder.
  explicit MailDesk(std::string const& folder);

  /// `group` mails' bytes to one fsync.
  void keep_bare(benchmark::State& state, int group);
  /// One mail by each of the callers: raw bytes, row and job on disk.
  void keep_ours(benchmark::State& state);
  /// The same, and what it becomes: parsed, a ticket with its message, the event.
  void file_ours(benchmark::State& state);

 private:
  std::string next_mail(std::int64_t number) const;

  SystemClock clock_;
  std::unique_ptr<Random> random_{make_system_random()};
  IdSource ids_{clock_, *random_};
  BareSqlite bare_;
  std::unique_ptr<storage::Database> database_;
  std::unique_ptr<blobs::Store> blobs_;
  tickets::Hooks ticket_hooks_;
  intake::Hooks hooks_;
  std::unique_ptr<mail::Reader> reader_{mail::make_child_reader({"/proc/self/exe", mail::kReaderCommand}, {})};
  intake::Context intake_;
  std::atomic<std::int64_t> last_{0};
};

}  // namespace podpora::bench
