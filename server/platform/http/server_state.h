#pragma once

#include "platform/http/server.h"
#include "platform/net/listener.h"

#include <map>
#include <string>

namespace podpora::http {

/// What the listener and its connections share. Used on the one I/O thread.
struct ServerState {
  ServerState(ServerOptions o, ServerHandler h, Random& r)
      : options(std::move(o)),
        handler(std::move(h)),
        random(r),
        listener({"http", options.connections_max, "", options.threads, options.drain_max}) {}

  ServerOptions options;
  ServerHandler handler;
  Random& random;
  std::size_t in_flight{0};                    ///< requests that wait for a worker or have one
  std::map<std::string, std::size_t> streams;  ///< event streams that are open, of each caller
  net::Listener listener;                      ///< last, as it demands
};

}  // namespace podpora::http
