#pragma once

#include "platform/http/message.h"

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace podpora::http {

/// One call of our own API. Not for addresses that a user may choose: it goes wherever it is told.
struct ClientRequest {
  std::string method{"GET"};
  std::string url;          ///< `http://127.0.0.1:8080/api/v1/tickets`; over a socket the host is only a name
  std::string socket_path;  ///< Unix socket to use instead of TCP; empty: none
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::chrono::milliseconds timeout{30'000};
};

/// Sends the request and reads the whole answer; redirects are not followed. Throws std::runtime_error with a
/// sentence for the operator when no answer came.
Response send(ClientRequest const& request);

/// `name=value` of a Set-Cookie header, to be sent back as Cookie. Empty when the response sets no such cookie.
std::string cookie_of(Response const& response, std::string_view name);

}  // namespace podpora::http
