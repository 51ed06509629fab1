#include "platform/http/server.h"

#include "platform/http/connection.h"
#include "platform/http/server_state.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <unistd.h>

#include <optional>
#include <stdexcept>
#include <thread>

namespace podpora::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using Tcp = asio::ip::tcp;
using Local = asio::local::stream_protocol;

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);

/// Called when a connection's coroutine has ended, however it ended.
void closed(ServerState& state, std::exception_ptr failure) {
  try {
    if (failure) std::rethrow_exception(failure);
  } catch (std::exception const& e) {
    spdlog::error("http.connection_failed error={}", e.what());
  }
  std::lock_guard const lock{state.mutex};
  --state.open;
  state.closed.notify_all();
}

bool take_place(ServerState& state) {
  std::lock_guard const lock{state.mutex};
  if (state.open >= state.options.connections_max) return false;
  ++state.open;
  return true;
}

asio::awaitable<void> serve(ServerState* state, Tcp::socket socket) {
  error_code ec;
  auto const peer = socket.remote_endpoint(ec);
  if (!ec) co_await serve_tcp(state, std::move(socket), peer.address().to_string());
}

asio::awaitable<void> serve(ServerState* state, Local::socket socket) {
  co_await serve_local(state, std::move(socket));
}

template <class Acceptor>
asio::awaitable<void> accept_all(ServerState* state, Acceptor* acceptor) {
  asio::steady_timer pause{state->io};
  for (;;) {
    auto [ec, socket] = co_await acceptor->async_accept(kAwait);
    if (ec == asio::error::operation_aborted || state->stopping) co_return;
    if (ec) {
      // Out of file descriptors: wait until some are given back instead of spinning.
      pause.expires_after(std::chrono::milliseconds{100});
      co_await pause.async_wait(kAwait);
    } else if (take_place(*state)) {
      asio::co_spawn(state->io, serve(state, std::move(socket)),
                     [state](std::exception_ptr failure) { closed(*state, failure); });
    }
  }
}

Tcp::endpoint resolve(asio::io_context& io, ServerOptions const& options) {
  error_code ec;
  Tcp::resolver resolver{io};
  auto const found = resolver.resolve(options.host, std::to_string(options.port), Tcp::resolver::passive, ec);
  if (ec || found.empty()) throw std::runtime_error("cannot listen on " + options.host + ": " + ec.message());
  return found.begin()->endpoint();
}

/// Removes the socket of a process that is gone. A live one is an error.
void clear_socket(asio::io_context& io, std::string const& path) {
  struct stat info {};
  if (::lstat(path.c_str(), &info) != 0) return;
  if (!S_ISSOCK(info.st_mode)) throw std::runtime_error(path + " is there and is no socket");
  Local::socket probe{io};
  error_code ec;
  probe.connect(Local::endpoint{path}, ec);
  if (!ec) throw std::runtime_error("another process already listens on " + path);
  ::unlink(path.c_str());
}

}  // namespace

struct Server::Impl {
  Impl(ServerOptions options, ServerHandler handler, Random& random)
      : state(std::move(options), std::move(handler), random) {}

  void listen_tcp() {
    auto const endpoint = resolve(state.io, state.options);
    try {
      tcp.emplace(state.io, endpoint, true);
    } catch (boost::system::system_error const& e) {
      throw std::runtime_error("cannot listen on " + state.options.host + " port " +
                               std::to_string(state.options.port) + ": " + e.code().message());
    }
    port = tcp->local_endpoint().port();
    asio::co_spawn(state.io, accept_all(&state, &*tcp), [](std::exception_ptr) {});
  }

  void listen_local() {
    auto const& path = state.options.socket_path;
    clear_socket(state.io, path);
    try {
      local.emplace(state.io, Local{});
      local->bind(Local::endpoint{path});
      // Before listen: until then nobody can connect.
      if (::chmod(path.c_str(), 0600) != 0) throw std::runtime_error("cannot protect " + path);
      local->listen();
    } catch (boost::system::system_error const& e) {
      throw std::runtime_error("cannot listen on " + path + ": " + e.code().message());
    }
    asio::co_spawn(state.io, accept_all(&state, &*local), [](std::exception_ptr) {});
  }

  /// On the I/O thread: no new connections, no waiting for further requests.
  void begin_to_stop() {
    state.stopping = true;
    error_code ignored;
    if (tcp) tcp->close(ignored);
    if (local) local->close(ignored);
    for (auto& connection : state.connections)
      if (connection.idle) connection.cancel();
  }

  ServerState state;
  std::optional<Tcp::acceptor> tcp;
  std::optional<Local::acceptor> local;
  std::uint16_t port{0};
  std::thread thread;
};

Server::Server(ServerOptions options, ServerHandler handler, Random& random)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(handler), random)) {}

Server::~Server() {
  stop();
}

void Server::start() {
  if (!impl_->state.options.host.empty()) impl_->listen_tcp();
  if (!impl_->state.options.socket_path.empty()) impl_->listen_local();
  impl_->thread = std::thread([this] { impl_->state.io.run(); });
}

std::uint16_t Server::port() const {
  return impl_->port;
}

void Server::stop() {
  if (!impl_->thread.joinable()) return;
  auto& state = impl_->state;
  asio::post(state.io, [this] { impl_->begin_to_stop(); });
  {
    std::unique_lock lock{state.mutex};
    state.closed.wait_for(lock, state.options.drain_max, [&] { return state.open == 0; });
  }
  state.io.stop();
  impl_->thread.join();
  state.workers.stop();
  state.workers.join();
  if (!state.options.socket_path.empty()) ::unlink(state.options.socket_path.c_str());
}

}  // namespace podpora::http
