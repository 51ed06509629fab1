#pragma once

#include "platform/mail/lmtp.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/thread_pool.hpp>

#include <condition_variable>
#include <functional>
#include <list>
#include <mutex>

namespace podpora::mail {

/// What the listener and its sessions share. Used on the one I/O thread, except where said.
struct LmtpState {
  struct Session {
    bool idle{true};  ///< waits for a command, no mail on its way
    std::function<void()> cancel;
  };

  LmtpState(LmtpOptions o, LmtpHandler h) : options(std::move(o)), handler(std::move(h)), workers(options.threads) {}

  LmtpOptions options;
  LmtpHandler handler;
  std::list<Session> sessions;
  bool stopping{false};

  std::mutex mutex;  ///< guards `open`, which `stop` waits for from its own thread
  std::condition_variable closed;
  std::size_t open{0};

  boost::asio::thread_pool workers;
  boost::asio::io_context io{1};  ///< last, so that its coroutines go before what they use
};

/// Talks with one client until it leaves or is sent away.
boost::asio::awaitable<void> lmtp_session(LmtpState* state, boost::asio::ip::tcp::socket socket);
boost::asio::awaitable<void> lmtp_session(LmtpState* state, boost::asio::local::stream_protocol::socket socket);

}  // namespace podpora::mail
