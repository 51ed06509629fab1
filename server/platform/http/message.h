#pragma once

#include "platform/base/result.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace podpora::http {

/// A complete request, read within the limits. Header names are lower case.
struct Request {
  std::string method;
  std::string path;  ///< decoded, begins with a slash
  std::multimap<std::string, std::string> query;
  std::multimap<std::string, std::string> headers;
  std::string body;
  std::string remote;  ///< peer address; "unix" for the local socket
  std::string id;      ///< request id, in every log line and problem document

  std::optional<std::string> header(std::string_view name) const;
  std::optional<std::string> cookie(std::string_view name) const;
};

/// What goes back. Header names are lower case.
struct Response {
  int status{200};
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;

  /// The first header of that name.
  std::optional<std::string> header(std::string_view name) const;

  static Response html(std::string body, int status = 200);
  static Response json(std::string body, int status = 200);
  static Response text(std::string body, int status = 200);
  static Response redirect(std::string location);  ///< 303
};

/// Takes a request target (`/a%20b?x=1&y=`) apart into the decoded path and query. False when it is none:
/// no leading slash, broken escapes, an escaped slash or control character in the path, invalid UTF-8.
bool parse_target(std::string_view target, Request& request);

/// kMalformed `not-json` when a body is there that does not call itself JSON or merge-patch.
Result<void> check_json_type(Request const& request);

}  // namespace podpora::http
