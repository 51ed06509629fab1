#include "platform/mail/lmtp_session.h"

#include "platform/mail/lmtp_rules.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <map>
#include <system_error>

namespace podpora::mail {

namespace {

namespace asio = boost::asio;
using boost::system::error_code;

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t kLineMax = 4096;  ///< RFC 5321 4.5.3.1.4 asks for 512, its extensions for more
constexpr int kErrorsMax = 20;          ///< a client that only makes mistakes is sent away
constexpr std::size_t kReadStep = 32 << 10;

using Clock = std::chrono::steady_clock;

struct Recipient {
  std::string address;
  std::int64_t group{0};
};

std::string line_of(LmtpReply const& reply) {
  return std::to_string(reply.code) + ' ' + reply.text + "\r\n";
}

LmtpReply temporary(std::exception const& error) {
  auto const* const failure = dynamic_cast<std::system_error const*>(&error);
  if (failure && failure->code() == std::errc::no_space_on_device) return {452, "4.3.1 The disk is full"};
  return {451, "4.3.0 Not now, try again"};
}

/// On a worker thread: the database is asked.
asio::awaitable<LmtpReply> find_recipient(LmtpState* state, Recipient* recipient) {
  try {
    auto const group = state->handler.find(recipient->address);
    if (!group) co_return LmtpReply{550, "5.1.1 There is no such mailbox here"};
    recipient->group = *group;
    co_return LmtpReply{250, "2.1.5 Ok"};
  } catch (std::exception const& error) {
    spdlog::warn("lmtp.recipient_not_looked_up error={}", error.what());
    co_return temporary(error);
  }
}

/// On a worker thread: returns when the mail is on disk for the group, or could not be stored.
asio::awaitable<LmtpReply> store_for_group(LmtpState* state, LmtpMail const* mail) {
  try {
    state->handler.store(*mail);
    co_return LmtpReply{250, "2.0.0 Stored"};
  } catch (std::exception const& error) {
    spdlog::warn("lmtp.not_stored error={}", error.what());
    co_return temporary(error);
  }
}

template <class Socket>
class Session {
 public:
  Session(LmtpState* state, Socket socket)
      : state_(state),
        socket_(std::move(socket)),
        timer_(socket_.get_executor()),
        place_(state->listener, [this] { cancel(); }) {}
  Session(Session const&) = delete;
  Session& operator=(Session const&) = delete;

  asio::awaitable<void> run() {
    bool open = co_await say(220, "podpora LMTP");
    while (open) {
      auto line = co_await read_line();
      if (!line) {
        // Said while nothing was on its way: the client comes again elsewhere or later.
        co_await say(
            421, state_->listener.is_stopping() ? "4.3.2 The service goes down" : "4.4.2 Nothing came for too long");
        break;
      }
      open = co_await obey(std::move(*line));
      open = open && errors_ < kErrorsMax;
    }
    error_code ignored;
    socket_.shutdown(asio::socket_base::shutdown_both, ignored);
  }

 private:
  void cancel() {
    error_code ignored;
    socket_.cancel(ignored);
  }

  /// Breaks off what is waited for at that time. A timer that has just run out may still call back when the wait is
  /// over, or the session is: it then finds another wait, or none.
  void set_deadline(Clock::time_point until) {
    timer_.expires_at(until);
    timer_.async_wait([this, wait = std::weak_ptr{wait_}, number = ++*wait_](error_code ec) {
      auto const now = wait.lock();
      if (!ec && now && *now == number) cancel();
    });
  }

  void clear_deadline() {
    ++*wait_;
    timer_.cancel();
  }

  /// Reads more into `input_`; false when the client left or nothing came in time.
  asio::awaitable<bool> read_more(Clock::time_point until) {
    set_deadline(until);
    auto const size = input_.size();
    input_.resize(size + kReadStep);
    auto const [ec, count] = co_await socket_.async_read_some(asio::buffer(input_.data() + size, kReadStep), kAwait);
    clear_deadline();
    input_.resize(size + (ec ? 0 : count));
    left_ = ec == asio::error::eof || ec == asio::error::connection_reset;
    co_return !ec;
  }

  /// The next line without its CRLF; nothing when there is none. Of one that is too long only the beginning.
  asio::awaitable<std::optional<std::string>> read_line() {
    place_.set_idle(true);
    auto const until = Clock::now() + state_->options.command_max_time;
    bool too_long = false;
    for (;;) {
      auto const end = input_.find("\r\n");
      if (end != std::string::npos) {
        auto line = too_long || end > kLineMax ? std::string(kLineMax + 1, 'x') : input_.substr(0, end);
        input_.erase(0, end + 2);
        place_.set_idle(false);
        co_return line;
      }
      if (input_.size() > kLineMax) {
        too_long = true;
        input_.erase(0, input_.size() - 1);
      }
      if (state_->listener.is_stopping() || !co_await read_more(until)) co_return std::nullopt;
    }
  }

  // No coroutines, and no braces where they are awaited: g++ 12 destroys such temporaries twice.
  asio::awaitable<bool> say(int code, std::string_view text) { return send(line_of({code, std::string{text}})); }
  asio::awaitable<bool> refuse(int code, std::string_view text) {
    ++errors_;
    return say(code, text);
  }
  asio::awaitable<bool> refuse(LmtpReply const& reply) { return refuse(reply.code, reply.text); }

  asio::awaitable<bool> send(std::string text) {
    if (left_) co_return false;
    set_deadline(Clock::now() + state_->options.data_max_time);
    auto const [ec, count] = co_await asio::async_write(socket_, asio::buffer(text), kAwait);
    clear_deadline();
    co_return !ec;
  }

  asio::awaitable<bool> obey(std::string line) {
    if (line.size() > kLineMax) co_return co_await refuse(500, "5.5.6 The line is too long");
    auto const command = split_command(line);
    if (command.verb == "LHLO") co_return co_await hello(command.rest);
    if (command.verb == "MAIL") co_return co_await begin(command.rest);
    if (command.verb == "RCPT") co_return co_await add_recipient(command.rest);
    if (command.verb == "DATA") co_return co_await take_mail();
    if (command.verb == "RSET") {
      reset();
      co_return co_await say(250, "2.0.0 Ok");
    }
    if (command.verb == "NOOP") co_return co_await say(250, "2.0.0 Ok");
    if (command.verb == "VRFY") co_return co_await say(252, "2.1.5 Send it and see");
    if (command.verb == "QUIT") {
      co_await say(221, "2.0.0 Bye");
      co_return false;
    }
    if (command.verb == "HELO" || command.verb == "EHLO")
      co_return co_await refuse(500, "5.5.1 This is LMTP: say LHLO");
    co_return co_await refuse(500, "5.5.2 Unknown command");
  }

  asio::awaitable<bool> hello(std::string_view name) {
    if (name.empty()) co_return co_await refuse(501, "5.5.4 LHLO names its host");
    reset();
    greeted_ = true;
    auto answer = "250-podpora\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-SIZE " +
                  std::to_string(state_->options.size_max) + "\r\n250 ENHANCEDSTATUSCODES\r\n";
    co_return co_await send(std::move(answer));
  }

  asio::awaitable<bool> begin(std::string_view rest) {
    if (!greeted_) co_return co_await refuse(503, "5.5.1 Say LHLO first");
    if (sender_) co_return co_await refuse(503, "5.5.1 A mail has begun already");
    auto parsed = parse_mail(rest, state_->options.size_max);
    if (auto const* reply = std::get_if<LmtpReply>(&parsed)) co_return co_await refuse(*reply);
    sender_ = std::get<LmtpSender>(std::move(parsed));
    co_return co_await say(250, "2.1.0 Ok");
  }

  asio::awaitable<bool> add_recipient(std::string_view rest) {
    if (!sender_) co_return co_await refuse(503, "5.5.1 Say MAIL first");
    if (recipients_.size() >= state_->options.recipients_max)
      co_return co_await say(452, "4.5.3 Too many recipients, send the others again");
    auto parsed = parse_rcpt(rest, sender_->utf8);
    if (auto const* reply = std::get_if<LmtpReply>(&parsed)) co_return co_await refuse(*reply);
    Recipient recipient{.address = std::get<std::string>(std::move(parsed))};
    auto reply =
        co_await asio::co_spawn(state_->listener.workers(), find_recipient(state_, &recipient), asio::use_awaitable);
    if (reply.code == 250) recipients_.push_back(std::move(recipient));
    co_return co_await say(reply.code, reply.text);
  }

  /// RFC 2033 4.2: with no recipient 503; after the mail one answer for each of them, in their order.
  asio::awaitable<bool> take_mail() {
    if (recipients_.empty()) co_return co_await refuse(503, "5.5.1 There is no recipient");
    if (!co_await say(354, "Go on, end with a dot")) co_return false;
    DotReader reader(state_->options.size_max);
    auto const until = Clock::now() + state_->options.mail_max_time;
    for (;;) {
      input_.erase(0, reader.feed(input_));
      if (reader.done()) break;
      if (!co_await read_more(std::min(until, Clock::now() + state_->options.data_max_time))) {
        co_await say(421, "4.4.2 The mail did not come to its end");
        co_return false;
      }
    }
    if (reader.too_large()) co_return co_await answer_all(552, "5.3.4 The message is too large");
    co_return co_await store(reader.take());
  }

  asio::awaitable<bool> answer_all(int code, std::string_view text) {
    std::string answers;
    for (std::size_t i = 0; i < recipients_.size(); ++i) answers += line_of({code, std::string{text}});
    reset();
    return send(std::move(answers));
  }

  asio::awaitable<bool> store(std::string bytes) {
    std::map<std::int64_t, LmtpMail> groups;
    for (auto const& recipient : recipients_) {
      auto& mail = groups[recipient.group];
      mail.group = recipient.group;
      mail.sender = sender_->address;
      mail.bytes = bytes;
      mail.recipients.push_back(recipient.address);
    }
    std::map<std::int64_t, LmtpReply> replies;
    for (auto const& [group, mail] : groups) {
      replies[group] =
          co_await asio::co_spawn(state_->listener.workers(), store_for_group(state_, &mail), asio::use_awaitable);
    }
    std::string answers;
    for (auto const& recipient : recipients_) answers += line_of(replies.at(recipient.group));
    reset();
    co_return co_await send(std::move(answers));
  }

  void reset() {
    sender_.reset();
    recipients_.clear();
  }

  LmtpState* state_;
  Socket socket_;
  asio::steady_timer timer_;
  std::shared_ptr<std::uint64_t> wait_{std::make_shared<std::uint64_t>(0)};  ///< shared with timers on their way
  net::Place place_;
  std::string input_;
  bool left_{false};
  bool greeted_{false};
  int errors_{0};
  std::optional<LmtpSender> sender_;
  std::vector<Recipient> recipients_;
};

template <class Socket>
asio::awaitable<void> serve(LmtpState* state, Socket socket) {
  Session<Socket> session(state, std::move(socket));
  co_await session.run();
}

}  // namespace

asio::awaitable<void> lmtp_session(LmtpState* state, asio::ip::tcp::socket socket) {
  co_await serve(state, std::move(socket));
}

asio::awaitable<void> lmtp_session(LmtpState* state, asio::local::stream_protocol::socket socket) {
  co_await serve(state, std::move(socket));
}

}  // namespace podpora::mail
