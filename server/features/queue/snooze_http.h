#pragma once

#include "features/queue/snooze.h"
#include "platform/http/call.h"
#include "platform/http/wire.h"

namespace podpora::queue {

struct SnoozeRequest {
  Time until;
};
BOOST_DESCRIBE_STRUCT(SnoozeRequest, (), (until))

/// Whether a ticket is put aside, or was and is back.
struct SnoozeView {
  bool is_asleep{false};
  std::optional<Time> until;  ///< absent when nobody put it aside since an agent went on with it
  std::string by_name;
  std::optional<Time> woken_at;
  std::optional<Woken> why;
};
BOOST_DESCRIBE_STRUCT(SnoozeView, (), (is_asleep, until, by_name, woken_at, why))

/// The routes that put tickets aside.
class SnoozeHttp {
 public:
  SnoozeHttp(storage::Database& database, audit::Context audit) : database_(database), audit_(audit) {}

  Result<SnoozeView> get(http::Call const& call) const;
  Result<SnoozeView> put(http::Call const& call, SnoozeRequest request) const;
  Result<SnoozeView> wake(http::Call const& call) const;

 private:
  storage::Database& database_;
  audit::Context audit_;
};

}  // namespace podpora::queue
