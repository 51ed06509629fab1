#pragma once

#include "platform/mail/lmtp.h"
#include "platform/net/listener.h"

namespace podpora::mail {

/// What the listener and its sessions share. Used on the one I/O thread.
struct LmtpState {
  LmtpState(LmtpOptions o, LmtpHandler h)
      : options(std::move(o)),
        handler(std::move(h)),
        listener({"lmtp", options.connections_max, "421 4.3.2 Too many connections\r\n", options.threads,
                  options.drain_max}) {}

  LmtpOptions options;
  LmtpHandler handler;
  net::Listener listener;  ///< last, as it demands
};

/// Talks with one client until it leaves or is sent away.
boost::asio::awaitable<void> lmtp_session(LmtpState* state, boost::asio::ip::tcp::socket socket);
boost::asio::awaitable<void> lmtp_session(LmtpState* state, boost::asio::local::stream_protocol::socket socket);

}  // namespace podpora::mail
