#include "platform/jobs/job_store.h"

#include <boost/describe/class.hpp>

#include <stdexcept>

namespace podpora::jobs {

namespace {

using storage::Query;

constexpr Query kInsert{"job.insert",
                        "INSERT INTO job (desk_id, id, kind, payload, state, due_at, attempt, lease, dedupe_key, "
                        "created_at) VALUES (:desk, :id, :kind, :payload, 'waiting', :due, 0, 0, :dedupe_key, :now) "
                        "ON CONFLICT DO NOTHING"};

constexpr Query kNextDue{"job.next_due", "SELECT min(due_at) FROM job WHERE state <> 'dead'"};

// One writer at a time on SQLite: nobody can take the row in between.
constexpr Query kClaimSqlite{
    "job.claim",
    "WITH due AS (SELECT desk_id AS due_desk, id AS due_id FROM job WHERE state <> 'dead' AND due_at <= :now "
    "ORDER BY due_at LIMIT 1) "
    "UPDATE job SET state = 'running', attempt = attempt + 1, lease = lease + 1, due_at = :until "
    "FROM due WHERE desk_id = due_desk AND id = due_id "
    "RETURNING id, desk_id, kind, payload, attempt, lease"};

constexpr Query kClaimPostgres{
    "job.claim",
    "WITH due AS MATERIALIZED (SELECT desk_id AS due_desk, id AS due_id FROM job WHERE state <> 'dead' "
    "AND due_at <= :now ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED) "
    "UPDATE job SET state = 'running', attempt = attempt + 1, lease = lease + 1, due_at = :until "
    "FROM due WHERE desk_id = due_desk AND id = due_id "
    "RETURNING id, desk_id, kind, payload, attempt, lease"};

constexpr Query kRenew{"job.renew",
                       "UPDATE job SET due_at = :until "
                       "WHERE desk_id = :desk AND id = :id AND lease = :lease AND state = 'running'"};

constexpr Query kFinish{"job.finish",
                        "DELETE FROM job WHERE desk_id = :desk AND id = :id AND lease = :lease AND state = 'running'"};

constexpr Query kPutBack{"job.put_back",
                         "UPDATE job SET state = 'waiting', due_at = :due, last_error = :error "
                         "WHERE desk_id = :desk AND id = :id AND lease = :lease AND state = 'running'"};

constexpr Query kBury{"job.bury",
                      "UPDATE job SET state = 'dead', last_error = :error, failed_at = :now "
                      "WHERE desk_id = :desk AND id = :id AND lease = :lease AND state = 'running'"};

constexpr Query kDeadLetters{"job.dead_letters",
                             "SELECT id, kind, last_error, failed_at FROM job "
                             "WHERE desk_id = :desk AND state = 'dead' ORDER BY failed_at DESC, id DESC LIMIT :limit"};

// The key goes: an open job with the same one may have been made since.
constexpr Query kRetry{"job.retry",
                       "UPDATE job SET state = 'waiting', due_at = :now, attempt = 0, failed_at = NULL, "
                       "dedupe_key = NULL WHERE desk_id = :desk AND id = :id AND state = 'dead'"};

struct ClaimedRow {
  JobId id;
  DeskId desk;
  std::string kind;
  std::string payload;
  int attempt{0};
  std::int64_t lease{0};
};
BOOST_DESCRIBE_STRUCT(ClaimedRow, (), (id, desk, kind, payload, attempt, lease))

}  // namespace

BOOST_DESCRIBE_STRUCT(DeadLetter, (), (id, kind, last_error, failed_at))

void enqueue(storage::Transaction& tx, IdSource& ids, Clock const& clock, NewJob const& job) {
  auto const now = clock.now();
  auto const due = job.run_at == Time{} ? now : job.run_at;
  tx.execute(kInsert, {{"desk", job.desk},
                       {"id", ids.make<JobId>()},
                       {"kind", job.kind},
                       {"payload", job.payload},
                       {"due", due},
                       {"dedupe_key", job.dedupe_key},
                       {"now", now}});
}

std::optional<Time> next_due(storage::Transaction& tx) {
  return *tx.first<std::optional<Time>>(kNextDue, {});
}

std::optional<Claim> claim_next(storage::Transaction& tx, Time now, Time until) {
  auto const& query = tx.dialect() == storage::Dialect::kSqlite ? kClaimSqlite : kClaimPostgres;
  auto const row = tx.first<ClaimedRow>(query, {{"now", now}, {"until", until}});
  if (!row) return std::nullopt;
  return Claim{.job = {row->id, row->desk, row->kind, row->payload, row->attempt}, .lease = row->lease};
}

bool renew(storage::Transaction& tx, Claim const& claim, Time until) {
  return tx.execute(kRenew,
                    {{"until", until}, {"desk", claim.job.desk}, {"id", claim.job.id}, {"lease", claim.lease}}) == 1;
}

bool finish(storage::Transaction& tx, Claim const& claim) {
  return tx.execute(kFinish, {{"desk", claim.job.desk}, {"id", claim.job.id}, {"lease", claim.lease}}) == 1;
}

bool put_back(storage::Transaction& tx, Claim const& claim, std::string const& error, Time due) {
  return tx.execute(kPutBack, {{"due", due},
                               {"error", error},
                               {"desk", claim.job.desk},
                               {"id", claim.job.id},
                               {"lease", claim.lease}}) == 1;
}

bool bury(storage::Transaction& tx, Claim const& claim, std::string const& error, Time now) {
  return tx.execute(kBury, {{"error", error},
                            {"now", now},
                            {"desk", claim.job.desk},
                            {"id", claim.job.id},
                            {"lease", claim.lease}}) == 1;
}

std::vector<DeadLetter> dead_letters(storage::Transaction& tx, DeskId desk, int limit) {
  return tx.all<DeadLetter>(kDeadLetters, {{"desk", desk}, {"limit", limit}});
}

bool retry_dead_letter(storage::Transaction& tx, DeskId desk, JobId id, Time now) {
  return tx.execute(kRetry, {{"now", now}, {"desk", desk}, {"id", id}}) == 1;
}

}  // namespace podpora::jobs
