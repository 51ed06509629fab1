#pragma once

#include "platform/base/clock.h"
#include "platform/http/call.h"
#include "platform/jobs/jobs.h"

#include <boost/describe/class.hpp>

namespace podpora::jobs {
BOOST_DESCRIBE_STRUCT(DeadLetter, (), (id, kind, last_error, failed_at))
}

namespace podpora::app {

/// What waits for a person.
struct Alerts {
  std::int64_t dead_letters{0};
  std::int64_t quarantined{0};
  std::int64_t failing_mailboxes{0};
};
BOOST_DESCRIBE_STRUCT(Alerts, (), (dead_letters, quarantined, failing_mailboxes))

/// What operators look at: jobs that were given up.
class OperationsHttp {
 public:
  OperationsHttp(storage::Database& database, Clock const& clock) : database_(database), clock_(clock) {}

  Result<http::Page<jobs::DeadLetter>> dead_letters(http::Call const& call) const;
  Result<http::NoContent> retry(http::Call const& call) const;
  Result<Alerts> alerts(http::Call const& call) const;

 private:
  storage::Database& database_;
  Clock const& clock_;
};

}  // namespace podpora::app
