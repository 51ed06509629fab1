#pragma once

#include <boost/system/result.hpp>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace podpora {

/// One named parameter of a message. Numbers stay numbers, so that plural forms can be chosen at the edge.
struct TextArg {
  std::string name;
  std::variant<std::string, std::int64_t, double> value;

  bool operator==(TextArg const&) const = default;
};
using TextArgs = std::vector<TextArg>;

/// What kind of outcome a failed call is. Each maps to one HTTP status, in `http/problem.cc` only.
enum class ErrorCode {
  kMalformed,             ///< 400: not even readable
  kUnauthenticated,       ///< 401
  kForbidden,             ///< 403
  kNotFound,              ///< 404, also for what belongs to another desk
  kConflict,              ///< 409
  kPreconditionFailed,    ///< 412: a stale `If-Match`
  kTooLarge,              ///< 413
  kInvalid,               ///< 422: readable, but a field is wrong
  kPreconditionRequired,  ///< 428: `If-Match` is missing
  kTooMany,               ///< 429
  kUnavailable,           ///< 503: try again later
};

/// One wrong field: an RFC 6901 pointer into the body (or `query/name`, `path/name`) and a stable code.
/// The text is the catalogue's `field.<code>`.
struct FieldError {
  std::string pointer;
  std::string code;
  TextArgs args;

  bool operator==(FieldError const&) const = default;
};

/// A failure that the caller is expected to handle. `code` is a stable slug; its text is the catalogue's
/// `problem.<code>` with `args`. Anything unexpected is an exception instead.
struct Error {
  ErrorCode kind;
  std::string code;
  TextArgs args;
  std::vector<FieldError> fields;

  bool operator==(Error const&) const = default;
};

/// Thrown when `.value()` is called on a failed Result: a bug in the caller.
[[noreturn]] inline void throw_exception_from_error(Error const& error, boost::source_location const&) {
  throw std::logic_error("unhandled error: " + error.code);
}

/// Either a value or an Error.
template <class T>
using Result = boost::system::result<T, Error>;

/// The Error for one wrong field of the request body.
inline Error invalid(std::string pointer, std::string code, TextArgs args = {}) {
  return Error{ErrorCode::kInvalid, "invalid", {}, {{std::move(pointer), std::move(code), std::move(args)}}};
}

/// The Error for a thing that is not there, or not there for this actor. `what` names the noun ("ticket").
inline Error not_found(std::string what) {
  return Error{ErrorCode::kNotFound, "not-found", {{"what", std::move(what)}}, {}};
}

/// The Error for a state that does not allow the call. `code` is the problem's slug.
inline Error conflict(std::string code, TextArgs args = {}) {
  return Error{ErrorCode::kConflict, std::move(code), std::move(args), {}};
}

}  // namespace podpora

/// Evaluates a Result; on failure returns its Error from the enclosing function, else yields the value.
/// Not for coroutines.
#define TRY(...)                            \
  ({                                        \
    auto&& try_result = (__VA_ARGS__);      \
    if (try_result.has_error()) {           \
      return std::move(try_result).error(); \
    }                                       \
    std::move(try_result).value();          \
  })
