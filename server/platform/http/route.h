#pragma once

#include "platform/base/result.h"
#include "platform/http/call.h"
#include "platform/http/message.h"
#include "platform/http/schema.h"
#include "platform/http/wire.h"
#include "platform/tenancy/actor.h"

#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace podpora::http {

/// What a route asks of the caller before its handler runs.
struct Access {
  enum class Kind : std::uint8_t { kPublic, kSignedIn, kPermission, kLocal };
  Kind kind;
  Permission permission{};  ///< with kPermission

  Access(Permission p) : kind(Kind::kPermission), permission(p) {}  // NOLINT: a permission is an access
  static Access everyone() { return Access(Kind::kPublic); }
  static Access signed_in() { return Access(Kind::kSignedIn); }
  static Access local_socket() { return Access(Kind::kLocal); }  ///< only over the Unix socket

 private:
  explicit Access(Kind k) : kind(k) {}
};

/// One line of `app/routes.cc`. Its handler gets a Call and the complete request and answers with bytes.
struct Route {
  std::string name;  ///< operationId: `replyToTicket`
  std::string method;
  std::string path;  ///< `/api/v1/tickets/{id}/replies`
  Access access;
  std::size_t body_max;  ///< bytes
  Operation schema;      ///< what OpenAPI says of query, body and answer
  std::function<Result<Response>(Call const&)> handle;
};

/// Reads In of a request: the query string for GET, HEAD and DELETE, else the JSON body.
template <DescribedStruct In>
Result<In> read_input(Request const& request, std::string_view method) {
  if (method == "GET" || method == "DELETE") return read_query<In>(request.query);
  TRY(check_json_type(request));
  return read_json<In>(request.body);
}

/// Turns what a handler returned into a response.
template <class Out>
Response make_response(Out out) {
  if constexpr (std::is_same_v<Out, Response>) {
    return out;
  } else if constexpr (std::is_same_v<Out, NoContent>) {
    return Response{.status = 204};
  } else if constexpr (is_created<Out>::value) {
    auto response = make_response(std::move(out.body));
    response.status = 201;
    response.headers.emplace_back("location", std::move(out.location));
    return response;
  } else if constexpr (is_with_headers<Out>::value) {
    auto response = make_response(std::move(out.body));
    for (auto& header : out.headers) response.headers.push_back(std::move(header));
    return response;
  } else {
    auto response = Response::json(to_json(out));
    if constexpr (requires { out.version; })
      response.headers.emplace_back("etag", '"' + std::to_string(out.version) + '"');
    return response;
  }
}

/// The page of routes. A handler is a member function of a feature's `Http` object:
///   `Result<Out> f(Call const&) const`        nothing but the path
///   `Result<Out> f(Call const&, In) const`    In is read from the JSON body (GET, DELETE: from the query string)
/// In and Out are structs described by Boost.Describe; Out may be Created<T>, NoContent, Page<T> or Response.
/// An Out with a member `version` gives the answer an `ETag`. The object outlives the routes.
class Routes {
 public:
  static constexpr std::size_t kBodyMax = 1 << 20;

  template <class Object, class Out, class In>
  void add(std::string method, std::string name, std::string path, Access access,
           std::type_identity_t<Object> const& object, Result<Out> (Object::*handler)(Call const&, In) const,
           std::size_t body_max = kBodyMax) {
    using Input = std::remove_cvref_t<In>;
    Operation operation;
    describe_answer<Out>(operation);
    if (method == "GET" || method == "DELETE")
      describe_query<Input>(operation);
    else
      describe_body<Input>(operation);
    auto handle = [&object, handler, method](Call const& call) -> Result<Response> {
      auto input = TRY(read_input<Input>(call.request, method));
      return make_response(TRY((object.*handler)(call, std::move(input))));
    };
    add(Route{std::move(name), std::move(method), std::move(path), access, body_max, std::move(operation), handle});
  }

  template <class Object, class Out>
  void add(std::string method, std::string name, std::string path, Access access,
           std::type_identity_t<Object> const& object, Result<Out> (Object::*handler)(Call const&) const,
           std::size_t body_max = kBodyMax) {
    Operation operation;
    describe_answer<Out>(operation);
    auto handle = [&object, handler](Call const& call) -> Result<Response> {
      return make_response(TRY((object.*handler)(call)));
    };
    add(Route{std::move(name), std::move(method), std::move(path), access, body_max, std::move(operation), handle});
  }

  /// Adds a finished route. Throws std::logic_error when its name, or its method and path, are there already.
  void add(Route route);

  template <class... Args>
  void get(Args&&... args) {
    add("GET", std::forward<Args>(args)...);
  }
  template <class... Args>
  void post(Args&&... args) {
    add("POST", std::forward<Args>(args)...);
  }
  template <class... Args>
  void put(Args&&... args) {
    add("PUT", std::forward<Args>(args)...);
  }
  template <class... Args>
  void patch(Args&&... args) {
    add("PATCH", std::forward<Args>(args)...);
  }
  template <class... Args>
  void del(Args&&... args) {
    add("DELETE", std::forward<Args>(args)...);
  }

  std::vector<Route> const& all() const { return routes_; }

 private:
  std::vector<Route> routes_;
};

}  // namespace podpora::http
