#include "platform/mail/lmtp.h"
#include "platform/mail/lmtp_session.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <unistd.h>

#include <stdexcept>
#include <thread>

namespace podpora::mail {

namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using Tcp = asio::ip::tcp;
using Local = asio::local::stream_protocol;

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);

/// Called when a session's coroutine has ended, however it ended.
void closed(LmtpState& state, std::exception_ptr failure) {
  try {
    if (failure) std::rethrow_exception(failure);
  } catch (std::exception const& error) {
    spdlog::error("lmtp.session_failed error={}", error.what());
  }
  std::lock_guard const lock{state.mutex};
  --state.open;
  state.closed.notify_all();
}

bool take_place(LmtpState& state) {
  std::lock_guard const lock{state.mutex};
  if (state.open >= state.options.connections_max) return false;
  ++state.open;
  return true;
}

template <class Acceptor>
asio::awaitable<void> accept_all(LmtpState* state, Acceptor* acceptor) {
  asio::steady_timer pause{state->io};
  for (;;) {
    auto [ec, socket] = co_await acceptor->async_accept(kAwait);
    if (ec == asio::error::operation_aborted || state->stopping) co_return;
    if (ec) {
      // Out of file descriptors: wait until some are given back instead of spinning.
      pause.expires_after(std::chrono::milliseconds{100});
      co_await pause.async_wait(kAwait);
    } else if (take_place(*state)) {
      asio::co_spawn(state->io, lmtp_session(state, std::move(socket)),
                     [state](std::exception_ptr failure) { closed(*state, failure); });
    } else {
      error_code ignored;
      asio::write(socket, asio::buffer(std::string_view{"421 4.3.2 Too many connections\r\n"}), ignored);
    }
  }
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

struct LmtpServer::Impl {
  Impl(LmtpOptions options, LmtpHandler handler) : state(std::move(options), std::move(handler)) {}

  void listen_tcp() {
    auto const& options = state.options;
    error_code ec;
    auto const address = asio::ip::make_address(options.host == "localhost" ? "127.0.0.1" : options.host, ec);
    if (ec || !address.is_loopback())
      throw std::runtime_error("LMTP knows no sign-in: " + options.host + " is no address of this machine alone");
    try {
      tcp.emplace(state.io, Tcp::endpoint{address, options.port}, true);
    } catch (boost::system::system_error const& e) {
      throw std::runtime_error("cannot listen on " + options.host + " port " + std::to_string(options.port) + ": " +
                               e.code().message());
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
      if (::chmod(path.c_str(), state.options.socket_mode) != 0) throw std::runtime_error("cannot protect " + path);
      local->listen();
    } catch (boost::system::system_error const& e) {
      throw std::runtime_error("cannot listen on " + path + ": " + e.code().message());
    }
    asio::co_spawn(state.io, accept_all(&state, &*local), [](std::exception_ptr) {});
  }

  /// On the I/O thread.
  void begin_to_stop() {
    state.stopping = true;
    error_code ignored;
    if (tcp) tcp->close(ignored);
    if (local) local->close(ignored);
    for (auto& session : state.sessions)
      if (session.idle) session.cancel();
  }

  LmtpState state;
  std::optional<Tcp::acceptor> tcp;
  std::optional<Local::acceptor> local;
  std::uint16_t port{0};
  std::thread thread;
};

LmtpServer::LmtpServer(LmtpOptions options, LmtpHandler handler)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(handler))) {}

LmtpServer::~LmtpServer() {
  stop();
}

void LmtpServer::start() {
  if (impl_->state.options.socket_path.empty())
    impl_->listen_tcp();
  else
    impl_->listen_local();
  impl_->thread = std::thread([this] { impl_->state.io.run(); });
}

std::uint16_t LmtpServer::port() const {
  return impl_->port;
}

void LmtpServer::stop() {
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

}  // namespace podpora::mail
