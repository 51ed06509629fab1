#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/thread_pool.hpp>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace podpora::net {

using Tcp = boost::asio::ip::tcp;
using Local = boost::asio::local::stream_protocol;

/// One open connection, as far as a stop cares.
struct Connection {
  bool idle{true};               ///< nothing of a request is on its way
  std::function<void()> cancel;  ///< breaks off what it waits for
};

struct ListenerOptions {
  std::string name;             ///< for the log
  std::size_t connections_max;  ///< more are closed at once
  std::string refusal;          ///< what they are told before
  std::size_t threads;          ///< workers
  std::chrono::milliseconds drain_max;
};

/// Talks with one peer until it leaves or is sent away.
template <class Socket>
using Serve = std::function<boost::asio::awaitable<void>(Socket)>;

/// Accepts connections and runs one coroutine for each on one I/O thread, with a pool of workers beside it for what
/// blocks. Members are used on the I/O thread, except where said. The owner's last member, so that the coroutines go
/// before what they use.
class Listener {
 public:
  explicit Listener(ListenerOptions options);
  ~Listener();

  /// Before `start`. Binds a TCP address and returns its port. Throws std::runtime_error with a sentence for the
  /// operator.
  std::uint16_t listen(Tcp::endpoint const& endpoint, std::string const& host, Serve<Tcp::socket> serve);
  /// Before `start`. Makes a Unix socket of that mode in the place of one whose process is gone. Throws as above, also
  /// when another process listens there.
  void listen(std::string path, unsigned mode, Serve<Local::socket> serve);

  void start();
  /// From the owner's thread. Takes no new connections, cancels idle ones, lets the others finish for at most
  /// `drain_max`; then nothing runs any more and the Unix socket is gone. A second call does nothing.
  void stop();

  boost::asio::io_context& io() { return io_; }
  boost::asio::thread_pool& workers() { return workers_; }
  bool is_stopping() const { return is_stopping_; }

 private:
  friend class Place;
  template <class Acceptor, class Socket>
  boost::asio::awaitable<void> accept_all(Acceptor* acceptor, Serve<Socket> serve);
  bool take_place();
  void give_back_place(std::exception_ptr failure);
  void begin_to_stop();

  ListenerOptions options_;
  std::list<Connection> connections_;
  bool is_stopping_{false};
  std::string path_;

  std::mutex mutex_;  ///< guards `open_`, which `stop` waits for from its own thread
  std::condition_variable closed_;
  std::size_t open_{0};

  boost::asio::thread_pool workers_;
  boost::asio::io_context io_{1};
  std::optional<Tcp::acceptor> tcp_;
  std::optional<Local::acceptor> local_;
  std::thread thread_;
};

/// A connection's entry in its listener, as long as its coroutine runs.
class Place {
 public:
  Place(Listener& listener, std::function<void()> cancel)
      : listener_(listener),
        at_(listener.connections_.insert(listener.connections_.end(), {true, std::move(cancel)})) {}
  ~Place() { listener_.connections_.erase(at_); }
  Place(Place const&) = delete;
  Place& operator=(Place const&) = delete;

  void set_idle(bool idle) { at_->idle = idle; }

 private:
  Listener& listener_;
  std::list<Connection>::iterator at_;
};

}  // namespace podpora::net
