#include "platform/http/idempotency.h"

#include "platform/base/text.h"
#include "platform/http/idempotency_store.h"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace podpora::http {
namespace {

void absorb(crypto_generichash_state& state, std::string_view text) {
  auto const size = std::to_string(text.size()) + ':';
  crypto_generichash_update(&state, reinterpret_cast<unsigned char const*>(size.data()), size.size());
  crypto_generichash_update(&state, reinterpret_cast<unsigned char const*>(text.data()), text.size());
}

/// What must be the same for two requests to be one: method, path, query, precondition and body.
std::string fingerprint(Request const& request) {
  std::array<unsigned char, crypto_generichash_BYTES> hash{};
  std::array<char, 2 * crypto_generichash_BYTES + 1> hex{};
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, hash.size());
  absorb(state, request.method);
  absorb(state, request.path);
  for (auto const& [name, value] : request.query) absorb(state, name), absorb(state, value);
  absorb(state, request.header("if-match").value_or(""));
  absorb(state, request.body);
  crypto_generichash_final(&state, hash.data(), hash.size());
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return hex.data();
}

Response replay(StoredAnswer const& stored) {
  Response response{.status = static_cast<int>(*stored.status), .body = stored.body};
  auto const put = [&](char const* name, std::string const& value) {
    if (!value.empty()) response.headers.emplace_back(name, value);
  };
  put("content-type", stored.content_type);
  put("location", stored.location);
  put("etag", stored.etag);
  response.headers.emplace_back("idempotent-replayed", "true");
  return response;
}

Result<Response> answer_again(IdempotencyContext const& context, StoredAnswer const& stored, std::string const& print) {
  if (stored.fingerprint != print) return Error{ErrorCode::kInvalid, "idempotency-mismatch", {}, {}};
  if (stored.status) return replay(stored);
  bool const ours = stored.process == context.process;
  bool const recent = !stored.process.empty() && context.clock.now() - stored.created_at < kIdempotencyRunning;
  return conflict(ours || recent ? "idempotency-running" : "idempotency-unknown");
}

bool can_store(Response const& response) {
  return response.body.size() <= (1 << 20) && response.body.find('\0') == std::string::npos && is_utf8(response.body);
}

}  // namespace

Result<std::string> parse_idempotency_key(std::string const& header) {
  bool const visible = std::all_of(header.begin(), header.end(), [](char c) { return c > 0x20 && c < 0x7f; });
  if (header.empty() || header.size() > 255 || !visible) return Error{ErrorCode::kMalformed, "idempotency-key", {}, {}};
  return header;
}

Result<Response> run_once(IdempotencyContext const& context, IdempotencyKey const& key, Request const& request,
                          std::function<Result<Response>()> const& handle) {
  auto& database = context.database;
  auto const scope = storage::Scope::of(key.desk);
  auto const now = context.clock.now();
  auto const print = fingerprint(request);
  auto const found = database.write(scope, [&](storage::Transaction& tx) -> std::optional<StoredAnswer> {
    forget_answers_before(tx, key, now - kIdempotencyKept);
    if (start_answer(tx, key, {.fingerprint = print, .process = context.process, .created_at = now}))
      return std::nullopt;
    return find_answer(tx, key);
  });
  if (found) return answer_again(context, *found, print);

  auto const finish = [&](StoredAnswer const& answer) {
    database.write(scope, [&](storage::Transaction& tx) { finish_answer(tx, key, answer); });
  };
  try {
    auto result = handle();
    if (result.has_error() || result->status >= 400) {
      database.write(scope, [&](storage::Transaction& tx) { forget_answer(tx, key); });
    } else if (can_store(*result)) {
      finish({.fingerprint = print,
              .process = context.process,
              .created_at = now,
              .status = result->status,
              .content_type = result->header("content-type").value_or(""),
              .location = result->header("location").value_or(""),
              .etag = result->header("etag").value_or(""),
              .body = result->body});
    } else {
      finish({.fingerprint = print, .created_at = now});
    }
    return result;
  } catch (...) {
    // Nobody knows whether the handler committed before it failed, so the key must not run again.
    finish({.fingerprint = print, .created_at = now});
    throw;
  }
}

}  // namespace podpora::http
