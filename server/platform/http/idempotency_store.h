#pragma once

#include "platform/http/idempotency.h"

#include <boost/describe/class.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace podpora::http {

/// A request with a key and, once it is done, its answer.
struct StoredAnswer {
  std::string fingerprint;
  std::string process;  ///< empty: cut off
  Time created_at;
  std::optional<std::int64_t> status;
  std::string content_type;
  std::string location;
  std::string etag;
  std::string body;
};
BOOST_DESCRIBE_STRUCT(StoredAnswer, (), (fingerprint, process, created_at, status, content_type, location, etag, body))

/// Takes the key; false when it is taken.
bool start_answer(storage::Transaction& tx, IdempotencyKey const& key, StoredAnswer const& answer);
std::optional<StoredAnswer> find_answer(storage::Transaction& tx, IdempotencyKey const& key);
void finish_answer(storage::Transaction& tx, IdempotencyKey const& key, StoredAnswer const& answer);
void forget_answer(storage::Transaction& tx, IdempotencyKey const& key);
/// Removes this person's answers from before that time.
void forget_answers_before(storage::Transaction& tx, IdempotencyKey const& key, Time before);

}  // namespace podpora::http
