#pragma once

#include "platform/jobs/jobs.h"

namespace podpora::jobs {

/// A job that this process runs, with the token that says so.
struct Claim {
  Job job;
  std::int64_t lease{0};
};

/// When the next open job is due, of all desks; empty when there is none.
std::optional<Time> next_due(storage::Transaction& tx);

/// The job that is due for the longest time, now leased until `until`. Empty when none is due or all are taken.
std::optional<Claim> claim_next(storage::Transaction& tx, Time now, Time until);

// Each of these is false, and changes nothing, when the lease was lost to another worker.

/// Keeps the job for longer.
bool renew(storage::Transaction& tx, Claim const& claim, Time until);
/// Removes the job: it is done.
bool finish(storage::Transaction& tx, Claim const& claim);
/// Puts the job back, to be tried again at `due`.
bool put_back(storage::Transaction& tx, Claim const& claim, std::string const& error, Time due);
/// Makes the job a dead letter.
bool bury(storage::Transaction& tx, Claim const& claim, std::string const& error, Time now);

}  // namespace podpora::jobs
