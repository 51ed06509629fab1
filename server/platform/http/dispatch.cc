#include "platform/http/dispatch.h"

#include "platform/http/cross_site.h"
#include "platform/http/idempotency.h"
#include "platform/http/problem.h"
#include "platform/i18n/catalogue.h"

#include <spdlog/spdlog.h>

#include <chrono>
#include <exception>

namespace podpora::http {
namespace {

constexpr std::size_t kUnknownBodyMax = 64 * 1024;

// The hash is that of the one constant style element of React Aria (its touch-action rule). The policies of
// Trusted Types are those of web/src/ui/trusted.ts.
constexpr std::string_view kPagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='; "
    "img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; frame-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default own-pages";
constexpr std::string_view kDataPolicy =
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
// What a service worker may fetch is up to the policy of its own script.
constexpr std::string_view kWorkerPath = "/service-worker.js";
constexpr std::string_view kWorkerPolicy = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'";

/// A handler's own header wins: the mail frame has another policy than the app.
void put_if_missing(Response& response, std::string_view name, std::string_view value) {
  if (!response.header(name)) response.headers.emplace_back(name, value);
}

std::string_view policy_of(Response const& response, Request const& request) {
  if (response.header("content-type").value_or("").starts_with("text/html")) return kPagePolicy;
  return request.path == kWorkerPath ? kWorkerPolicy : kDataPolicy;
}

void secure(Response& response, Request const& request) {
  put_if_missing(response, "content-security-policy", policy_of(response, request));
  put_if_missing(response, "x-content-type-options", "nosniff");
  put_if_missing(response, "referrer-policy", "same-origin");
  put_if_missing(response, "cross-origin-opener-policy", "same-origin");
  put_if_missing(response, "cross-origin-resource-policy", "same-origin");
  put_if_missing(response, "permissions-policy", "camera=(), microphone=(), geolocation=()");
  put_if_missing(response, "cache-control", "no-store");
  put_if_missing(response, "x-request-id", request.id);
}

/// 401, 403 or 404 when this caller may not use the route at all.
Result<void> check_access(Access const& access, Request const& request, std::optional<Actor> const& actor) {
  switch (access.kind) {
    case Access::Kind::kPublic:
      return {};
    case Access::Kind::kLocal:
      if (request.remote != "unix") return not_found("page");
      return {};
    case Access::Kind::kSignedIn:
    case Access::Kind::kPermission:
      break;
  }
  if (!actor) return Error{ErrorCode::kUnauthenticated, "unauthenticated", {}, {}};
  if (access.kind == Access::Kind::kPermission && !actor->may(access.permission))
    return Error{ErrorCode::kForbidden, "forbidden", {}, {}};
  return {};
}

/// Nobody: no desk, no permission.
Actor anonymous(std::string const& language) {
  return Actor{.kind = Actor::Kind::kContact, .language = language};
}

bool wants_page(Request const& request) {
  return !request.path.starts_with("/api/") &&
         request.header("accept").value_or("").find("text/html") != std::string::npos;
}

/// The API's callers say what they read in: a console shows the language that was chosen in it. Pages are in the
/// person's own, since a browser's header is nobody's choice.
std::string language_for(Request const& request, Actor const& actor) {
  if (!request.path.starts_with("/api/")) return actor.language;
  return i18n::negotiate(request.header("accept-language").value_or(""), actor.language);
}

Response missing(Request const& request, std::string const& language) {
  auto const error = not_found("page");
  if (!wants_page(request)) return problem(error, language, request.id);
  auto const text = i18n::text(language, "problem.not-found", error.args);
  return Response::html("<!doctype html><html lang=\"" + language + "\"><meta charset=\"utf-8\"><title>" + text +
                            "</title><h1>" + text + "</h1><p><a href=\"/\">Podpora</a></p></html>",
                        404);
}

std::string make_process_name(Random& random) {
  return random_token(random).substr(0, 16);
}

}  // namespace

Dispatcher::Dispatcher(DispatchContext context)
    : context_(std::move(context)), table_(context_.routes), process_(make_process_name(context_.random)) {}

std::size_t Dispatcher::body_max(std::string_view method, std::string_view path) const {
  auto const match = table_.find(method, path);
  return match.route == nullptr ? kUnknownBodyMax : match.route->body_max;
}

Response Dispatcher::handle(Request const& request) const {
  auto const start = std::chrono::steady_clock::now();
  auto const match = table_.find(request.method, request.path);
  auto const language = i18n::negotiate(request.header("accept-language").value_or(""));
  Response response;
  try {
    if (auto other = elsewhere(request)) return *std::move(other);
    response = answer(request, match, language);
  } catch (storage::Overloaded const& e) {
    spdlog::warn("http.overloaded id={} error={}", request.id, e.what());
    response = problem({ErrorCode::kUnavailable, "overloaded", {}, {}}, language, request.id);
    response.headers.emplace_back("retry-after", "2");
  } catch (std::exception const& e) {
    spdlog::error("http.failed id={} error={}", request.id, e.what());
    response = internal_problem(language, request.id);
  } catch (...) {
    spdlog::error("http.failed id={} error=unknown", request.id);
    response = internal_problem(language, request.id);
  }
  secure(response, request);
  // One more look for an event stream that is open: the stream is in the log once, not every second.
  if (request.id.empty()) return response;
  auto const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  auto const name = match.route == nullptr ? std::string_view{"none"} : std::string_view{match.route->name};
  context_.metrics.count(name, response.status, seconds);
  spdlog::info("http.request id={} method={} route={} status={} ms={:.1f}", request.id,
               match.route == nullptr ? "-" : request.method, name, response.status, seconds * 1000);
  return response;
}

std::optional<Response> Dispatcher::elsewhere(Request const& request) const {
  auto response = context_.elsewhere ? context_.elsewhere(request) : std::nullopt;
  if (response) secure(*response, request);
  return response;
}

Response Dispatcher::answer(Request const& request, RouteMatch const& match, std::string const& language) const {
  if (match.route != nullptr) return answer_route(request, match, language);
  if (match.allow.empty()) return answer_page(request, language);
  if (request.method == "OPTIONS") return Response{.status = 204, .headers = {{"allow", match.allow}}};
  return method_problem(match.allow, language, request.id);
}

Response Dispatcher::answer_route(Request const& request, RouteMatch const& match, std::string language) const {
  if (request.body.size() > match.route->body_max) {
    Error const error{ErrorCode::kTooLarge, "body-too-large", {{"max", std::int64_t(match.route->body_max)}}, {}};
    return problem(error, language, request.id);
  }
  auto const actor = context_.authenticate(request);
  if (actor) language = language_for(request, *actor);
  auto const checked = [&]() -> Result<Response> {
    if (request.remote != "unix" && is_cross_site(request, kSessionCookie, context_.public_origin))
      return Error{ErrorCode::kForbidden, "cross-site", {}, {}};
    TRY(check_access(match.route->access, request, actor));
    Call const call{actor.value_or(anonymous(language)), request, match.path, language};
    if (context_.guard) TRY(context_.guard(call, *match.route));
    return run(call, *match.route);
  };
  auto result = checked();
  return result.has_error() ? problem(result.error(), language, request.id) : std::move(*result);
}

Result<Response> Dispatcher::run(Call const& call, Route const& route) const {
  auto const header = call.request.header("idempotency-key");
  if (!header || route.method != "POST" || !call.actor.person) return route.handle(call);
  IdempotencyKey const key{call.actor.desk, *call.actor.person, TRY(parse_idempotency_key(*header))};
  IdempotencyContext const context{context_.database, context_.clock, process_};
  return run_once(context, key, call.request, [&] { return route.handle(call); });
}

Response Dispatcher::answer_page(Request const& request, std::string const& language) const {
  bool const reads = request.method == "GET" || request.method == "HEAD";
  if (!reads || context_.files == nullptr) return missing(request, language);
  if (auto file = context_.files->find(request, request.path)) return *std::move(file);
  if (context_.is_ui_path && context_.is_ui_path(request.path)) {
    // The customers' portal is a page of its own; agents' pages are all drawn by one.
    bool const portal = request.path == "/portal" || request.path.starts_with("/portal/");
    if (auto page = context_.files->find(request, portal ? "/portal.html" : "/index.html")) return *std::move(page);
  }
  return missing(request, language);
}

}  // namespace podpora::http
