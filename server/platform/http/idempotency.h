#pragma once

#include "platform/base/clock.h"
#include "platform/http/message.h"
#include "platform/storage/database.h"
#include "platform/tenancy/actor.h"

#include <functional>
#include <string>

namespace podpora::http {

/// How long an answer is kept, and how long a request of another process may take before it counts as lost.
inline constexpr Duration kIdempotencyKept = std::chrono::hours{24};
inline constexpr Duration kIdempotencyRunning = std::chrono::seconds{60};

/// Whose key it is. A key belongs to one person of one desk.
struct IdempotencyKey {
  DeskId desk;
  PersonId person;
  std::string text;
};

struct IdempotencyContext {
  storage::Database& database;
  Clock const& clock;
  std::string const& process;  ///< names this process
};

/// The header's value; kMalformed `idempotency-key` unless it is 1 to 255 visible ASCII characters.
Result<std::string> parse_idempotency_key(std::string const& header);

/// Runs `handle` once for this key. A second call with the same request gets the stored answer and
/// `Idempotent-Replayed: true`; with another request kInvalid `idempotency-mismatch`; while the first still runs
/// kConflict `idempotency-running`; when it was cut off, so that nobody knows how far it came, kConflict
/// `idempotency-unknown`. Only success is kept: a refused request changed nothing and may be sent again.
Result<Response> run_once(IdempotencyContext const& context, IdempotencyKey const& key, Request const& request,
                          std::function<Result<Response>()> const& handle);

}  // namespace podpora::http
