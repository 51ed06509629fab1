#pragma once

#include "platform/base/clock.h"
#include "platform/base/random.h"
#include "platform/http/files.h"
#include "platform/http/health.h"
#include "platform/http/message.h"
#include "platform/http/route.h"
#include "platform/http/route_table.h"
#include "platform/storage/database.h"
#include "platform/tenancy/actor.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace podpora::http {

inline constexpr std::string_view kSessionCookie = "podpora_session";

/// What the app hands to the dispatcher. All of it outlives the dispatcher.
struct DispatchContext {
  Routes const& routes;
  storage::Database& database;  ///< keeps the answers of requests with an `Idempotency-Key`
  Clock const& clock;
  Random& random;
  RequestMetrics& metrics;

  /// Who asks: by session cookie or token. Empty when nobody valid does.
  std::function<std::optional<Actor>(Request const&)> authenticate;

  /// A second look after the permission: whether this caller may know of the thing that the path names. Empty: always.
  std::function<Result<void>(Call const&, Route const&)> guard{};

  /// Another application behind the same address that answers instead, where the request is for it. Empty: there is
  /// none.
  std::function<std::optional<Response>(Request const&)> elsewhere{};

  Files const* files{nullptr};                         ///< the UI; none in tests
  std::function<bool(std::string_view)> is_ui_path{};  ///< paths that answer with `index.html`
  std::string public_origin{};                         ///< `https://desk.example`; empty: only the Host header counts
};

/// From a request to its answer: finds the route, asks who calls, checks cross-site calls, permission and
/// `Idempotency-Key`, calls the handler, turns failures and exceptions into problem documents, puts the security
/// headers on, logs one line and counts. Never throws. Safe to call from several threads.
class Dispatcher {
 public:
  explicit Dispatcher(DispatchContext context);
  Dispatcher(Dispatcher const&) = delete;
  Dispatcher& operator=(Dispatcher const&) = delete;

  Response handle(Request const& request) const;

  /// The most bytes that the body of such a request may have.
  std::size_t body_max(std::string_view method, std::string_view path) const;

 private:
  std::optional<Response> elsewhere(Request const& request) const;
  Response answer(Request const& request, RouteMatch const& match, std::string const& language) const;
  Response answer_route(Request const& request, RouteMatch const& match, std::string language) const;
  Result<Response> run(Call const& call, Route const& route) const;
  Response answer_page(Request const& request, std::string const& language) const;

  DispatchContext context_;
  RouteTable table_;
  std::string process_;  ///< names this process in the idempotency table
};

}  // namespace podpora::http
