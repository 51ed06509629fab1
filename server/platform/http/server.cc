#include "platform/http/server.h"

#include "platform/http/connection.h"
#include "platform/http/server_state.h"

#include <stdexcept>

namespace podpora::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using net::Local;
using net::Tcp;

asio::awaitable<void> serve(ServerState* state, Tcp::socket socket) {
  error_code ec;
  auto const peer = socket.remote_endpoint(ec);
  if (!ec) co_await serve_tcp(state, std::move(socket), peer.address().to_string());
}

Tcp::endpoint resolve(asio::io_context& io, ServerOptions const& options) {
  error_code ec;
  Tcp::resolver resolver{io};
  auto const found = resolver.resolve(options.host, std::to_string(options.port), Tcp::resolver::passive, ec);
  if (ec || found.empty()) throw std::runtime_error("cannot listen on " + options.host + ": " + ec.message());
  return found.begin()->endpoint();
}

}  // namespace

struct Server::Impl {
  Impl(ServerOptions options, ServerHandler handler, Random& random)
      : state(std::move(options), std::move(handler), random) {}

  ServerState state;
  std::uint16_t port{0};
};

Server::Server(ServerOptions options, ServerHandler handler, Random& random)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(handler), random)) {}

Server::~Server() {
  stop();
}

void Server::start() {
  auto& state = impl_->state;
  auto& listener = state.listener;
  auto const& options = state.options;
  if (!options.host.empty())
    impl_->port = listener.listen(resolve(listener.io(), options), options.host,
                                  [&state](Tcp::socket socket) { return serve(&state, std::move(socket)); });
  if (!options.socket_path.empty())
    listener.listen(options.socket_path, 0600,
                    [&state](Local::socket socket) { return serve_local(&state, std::move(socket)); });
  listener.start();
}

std::uint16_t Server::port() const {
  return impl_->port;
}

void Server::stop() {
  impl_->state.listener.stop();
}

}  // namespace podpora::http
