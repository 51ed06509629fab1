#pragma once

#include "platform/http/server_state.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>

#include <string>

namespace podpora::http {

/// Serves one connection until either side ends it. The state outlives the coroutine.
boost::asio::awaitable<void> serve_tcp(ServerState* state, boost::asio::ip::tcp::socket socket, std::string remote);
boost::asio::awaitable<void> serve_local(ServerState* state, boost::asio::local::stream_protocol::socket socket);

}  // namespace podpora::http
