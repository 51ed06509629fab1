#pragma once

#include "platform/http/server.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>

#include <condition_variable>
#include <functional>
#include <list>
#include <map>
#include <mutex>
#include <string>

namespace podpora::http {

/// What the listener and its connections share. All members are used on the one I/O thread, except where said.
struct ServerState {
  /// One open connection, as far as `stop` cares.
  struct Connection {
    bool idle{true};               ///< between two requests
    std::function<void()> cancel;  ///< breaks off what it waits for
  };

  ServerState(ServerOptions o, ServerHandler h, Random& r)
      : options(std::move(o)), handler(std::move(h)), random(r), workers(options.threads) {}

  ServerOptions options;
  ServerHandler handler;
  Random& random;
  std::list<Connection> connections;
  std::size_t in_flight{0};                    ///< requests that wait for a worker or have one
  std::map<std::string, std::size_t> streams;  ///< event streams that are open, of each caller
  bool stopping{false};

  std::mutex mutex;  ///< guards `open`, which `stop` waits for from its own thread
  std::condition_variable closed;
  std::size_t open{0};

  boost::asio::thread_pool workers;
  boost::asio::io_context io{1};  ///< last, so that its coroutines go before what they use
};

}  // namespace podpora::http
