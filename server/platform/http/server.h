#pragma once

#include "platform/base/random.h"
#include "platform/http/message.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace podpora::http {

struct ServerOptions {
  std::string host{"127.0.0.1"};               ///< address or name to listen on; empty: no TCP
  std::uint16_t port{8080};                    ///< 0: any free one
  std::string socket_path;                     ///< Unix socket, made with mode 0600; empty: none
  std::size_t threads{4};                      ///< workers that run handlers
  std::size_t queue_max{256};                  ///< requests waiting for a worker; more are answered 503
  std::size_t connections_max{4096};           ///< more are closed at once
  std::uint32_t header_max{16 * 1024};         ///< bytes of request line and headers
  std::chrono::milliseconds idle_max{75'000};  ///< between two requests
  std::chrono::milliseconds header_max_time{10'000};
  std::chrono::milliseconds body_max_time{60'000};
  std::chrono::milliseconds write_max_time{60'000};
  std::chrono::milliseconds drain_max{30'000};  ///< how long `stop` waits for running requests
};

/// What the server asks of the application. Called from several threads.
struct ServerHandler {
  std::function<Response(Request const&)> handle;  ///< must not throw
  std::function<std::size_t(std::string_view method, std::string_view path)> body_max;
};

/// Listens, reads requests within the limits, hands each to a worker thread and writes the answer. HTTP/1.1 with
/// keep-alive; anything that two readers could understand differently is answered 400 and closed (RFC 9112 11.2).
class Server {
 public:
  Server(ServerOptions options, ServerHandler handler, Random& random);
  ~Server();  ///< stops
  Server(Server const&) = delete;
  Server& operator=(Server const&) = delete;

  /// Binds and begins to answer. Throws std::runtime_error with a sentence for the operator.
  void start();

  /// The TCP port it listens on, after `start`.
  std::uint16_t port() const;

  /// Takes no new connections, closes idle ones, lets running requests finish for at most `drain_max`.
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace podpora::http
