#include "platform/http/problem.h"

#include "platform/http/json.h"
#include "platform/i18n/catalogue.h"

namespace podpora::http {
namespace {

struct Kind {
  int status;
  std::string_view title;  ///< of the catalogue
};

Kind kind_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::kMalformed:
      return {400, "http.title.malformed"};
    case ErrorCode::kUnauthenticated:
      return {401, "http.title.unauthenticated"};
    case ErrorCode::kForbidden:
      return {403, "http.title.forbidden"};
    case ErrorCode::kNotFound:
      return {404, "http.title.not_found"};
    case ErrorCode::kConflict:
      return {409, "http.title.conflict"};
    case ErrorCode::kPreconditionFailed:
      return {412, "http.title.precondition_failed"};
    case ErrorCode::kTooLarge:
      return {413, "http.title.too_large"};
    case ErrorCode::kInvalid:
      return {422, "http.title.invalid"};
    case ErrorCode::kPreconditionRequired:
      return {428, "http.title.precondition_required"};
    case ErrorCode::kTooMany:
      return {429, "http.title.too_many"};
    case ErrorCode::kUnavailable:
      return {503, "http.title.unavailable"};
  }
  return {500, "http.title.internal"};
}

Response document(Kind kind, Error const& error, std::string_view language, std::string_view request_id) {
  JsonWriter json;
  auto const member = [&](char const* name, std::string_view text) {
    json.key(name);
    json.text(text);
  };
  json.begin_object();
  member("type", "/problems/" + error.code);
  member("title", i18n::text(language, kind.title));
  json.key("status");
  json.integer(kind.status);
  member("detail", i18n::text(language, "problem." + error.code, error.args));
  member("code", error.code);
  member("request_id", request_id);
  json.key("errors");
  json.begin_list();
  for (FieldError const& field : error.fields) {
    json.begin_object();
    member("pointer", field.pointer);
    member("code", field.code);
    member("detail", i18n::text(language, "field." + field.code, field.args));
    json.end_object();
  }
  json.end_list();
  json.end_object();
  Response response{.status = kind.status, .body = std::move(json).take()};
  response.headers = {{"content-type", "application/problem+json"}, {"content-language", std::string{language}}};
  return response;
}

/// An error that knows better says so in its argument `seconds`.
std::int64_t retry_seconds(Error const& error) {
  for (auto const& arg : error.args) {
    if (arg.name != "seconds") continue;
    if (auto const* seconds = std::get_if<std::int64_t>(&arg.value)) return *seconds;
  }
  return 5;
}

}  // namespace

int status_of(ErrorCode kind) {
  return kind_of(kind).status;
}

Response problem(Error const& error, std::string_view language, std::string_view request_id) {
  auto response = document(kind_of(error.kind), error, language, request_id);
  bool const later = error.kind == ErrorCode::kTooMany || error.kind == ErrorCode::kUnavailable;
  if (later) response.headers.emplace_back("retry-after", std::to_string(retry_seconds(error)));
  return response;
}

Response internal_problem(std::string_view language, std::string_view request_id) {
  Error const error{ErrorCode::kUnavailable, "internal", {}, {}};
  return document({500, "http.title.internal"}, error, language, request_id);
}

Response method_problem(std::string const& allow, std::string_view language, std::string_view request_id) {
  Error const error{ErrorCode::kMalformed, "method", {{"allow", allow}}, {}};
  auto response = document({405, "http.title.method"}, error, language, request_id);
  response.headers.emplace_back("allow", allow);
  return response;
}

}  // namespace podpora::http
