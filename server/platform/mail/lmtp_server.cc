#include "platform/mail/lmtp.h"
#include "platform/mail/lmtp_session.h"

#include <stdexcept>

namespace podpora::mail {

namespace {

net::Tcp::endpoint loopback(LmtpOptions const& options) {
  boost::system::error_code ec;
  auto const address = boost::asio::ip::make_address(options.host == "localhost" ? "127.0.0.1" : options.host, ec);
  if (ec || !address.is_loopback())
    throw std::runtime_error("LMTP knows no sign-in: " + options.host + " is no address of this machine alone");
  return {address, options.port};
}

}  // namespace

struct LmtpServer::Impl {
  Impl(LmtpOptions options, LmtpHandler handler) : state(std::move(options), std::move(handler)) {}

  LmtpState state;
  std::uint16_t port{0};
};

LmtpServer::LmtpServer(LmtpOptions options, LmtpHandler handler)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(handler))) {}

LmtpServer::~LmtpServer() {
  stop();
}

void LmtpServer::start() {
  auto& state = impl_->state;
  auto const& options = state.options;
  auto const serve = [&state](auto socket) { return lmtp_session(&state, std::move(socket)); };
  if (options.socket_path.empty())
    impl_->port = state.listener.listen(loopback(options), options.host, serve);
  else
    state.listener.listen(options.socket_path, options.socket_mode, serve);
  state.listener.start();
}

std::uint16_t LmtpServer::port() const {
  return impl_->port;
}

void LmtpServer::stop() {
  impl_->state.listener.stop();
}

}  // namespace podpora::mail
