#include "platform/net/listener.h"

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

namespace podpora::net {

namespace {

namespace asio = boost::asio;
using boost::system::error_code;

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);

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

Listener::Listener(ListenerOptions options) : options_(std::move(options)), workers_(options_.threads) {}

Listener::~Listener() {
  stop();
}

std::uint16_t Listener::listen(Tcp::endpoint const& endpoint, std::string const& host, Serve<Tcp::socket> serve) {
  try {
    tcp_.emplace(io_, endpoint, true);
  } catch (boost::system::system_error const& e) {
    throw std::runtime_error("cannot listen on " + host + " port " + std::to_string(endpoint.port()) + ": " +
                             e.code().message());
  }
  asio::co_spawn(io_, accept_all(&*tcp_, std::move(serve)), [](std::exception_ptr) {});
  return tcp_->local_endpoint().port();
}

void Listener::listen(std::string path, unsigned mode, Serve<Local::socket> serve) {
  clear_socket(io_, path);
  try {
    local_.emplace(io_, Local{});
    local_->bind(Local::endpoint{path});
    // Before listen: until then nobody can connect.
    if (::chmod(path.c_str(), mode) != 0) throw std::runtime_error("cannot protect " + path);
    local_->listen();
  } catch (boost::system::system_error const& e) {
    throw std::runtime_error("cannot listen on " + path + ": " + e.code().message());
  }
  path_ = std::move(path);
  asio::co_spawn(io_, accept_all(&*local_, std::move(serve)), [](std::exception_ptr) {});
}

void Listener::start() {
  thread_ = std::thread([this] { io_.run(); });
}

void Listener::stop() {
  if (!thread_.joinable()) return;
  asio::post(io_, [this] { begin_to_stop(); });
  {
    std::unique_lock lock{mutex_};
    closed_.wait_for(lock, options_.drain_max, [&] { return open_ == 0; });
  }
  io_.stop();
  thread_.join();
  workers_.stop();
  workers_.join();
  if (!path_.empty()) ::unlink(path_.c_str());
}

template <class Acceptor, class Socket>
asio::awaitable<void> Listener::accept_all(Acceptor* acceptor, Serve<Socket> serve) {
  asio::steady_timer pause{io_};
  for (;;) {
    auto [ec, socket] = co_await acceptor->async_accept(kAwait);
    if (ec == asio::error::operation_aborted || is_stopping_) co_return;
    if (ec) {
      // Out of file descriptors: wait until some are given back instead of spinning.
      pause.expires_after(std::chrono::milliseconds{100});
      co_await pause.async_wait(kAwait);
    } else if (take_place()) {
      asio::co_spawn(io_, serve(std::move(socket)), [this](std::exception_ptr failure) { give_back_place(failure); });
    } else {
      error_code ignored;
      if (!options_.refusal.empty()) asio::write(socket, asio::buffer(options_.refusal), ignored);
    }
  }
}

bool Listener::take_place() {
  std::lock_guard const lock{mutex_};
  if (open_ >= options_.connections_max) return false;
  ++open_;
  return true;
}

/// Called when a connection's coroutine has ended, however it ended.
void Listener::give_back_place(std::exception_ptr failure) {
  try {
    if (failure) std::rethrow_exception(failure);
  } catch (std::exception const& e) {
    spdlog::error("{}.connection_failed error={}", options_.name, e.what());
  }
  std::lock_guard const lock{mutex_};
  --open_;
  closed_.notify_all();
}

void Listener::begin_to_stop() {
  is_stopping_ = true;
  error_code ignored;
  if (tcp_) tcp_->close(ignored);
  if (local_) local_->close(ignored);
  for (auto& connection : connections_)
    if (connection.idle) connection.cancel();
}

}  // namespace podpora::net
