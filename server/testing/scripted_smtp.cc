#include "testing/scripted_smtp.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>
#include <system_error>

namespace podpora::testing {

namespace {

constexpr std::string_view kDrop = "drop";
constexpr std::string_view kDrip = "drip";
constexpr int kDripMilliseconds = 100;

/// A session's socket, read by lines.
class Line {
 public:
  explicit Line(int fd) : fd_(fd) {}
  Line(Line const&) = delete;
  Line& operator=(Line const&) = delete;
  ~Line() { ::close(fd_); }

  /// False when the client has gone.
  bool read(std::string& line) {
    for (auto end = buffer_.find("\r\n");; end = buffer_.find("\r\n")) {
      if (end != std::string::npos) {
        line = buffer_.substr(0, end);
        buffer_.erase(0, end + 2);
        return true;
      }
      char bytes[4096];
      auto const n = ::recv(fd_, bytes, sizeof bytes, 0);
      if (n <= 0) return false;
      buffer_.append(bytes, static_cast<std::size_t>(n));
    }
  }

  /// False when the script hangs up here.
  bool say(std::string const& text) {
    if (text == kDrop) return false;
    if (text == kDrip) return drip();
    auto const line = text + "\r\n";
    return ::send(fd_, line.data(), line.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(line.size());
  }

 private:
  /// A tarpit: always something, never an answer. The client's hanging up is what ends it.
  bool drip() const {
    pollfd watched{.fd = fd_, .events = POLLRDHUP, .revents = 0};
    while (::send(fd_, "2", 1, MSG_NOSIGNAL) == 1) {
      if (::poll(&watched, 1, kDripMilliseconds) != 0) break;
    }
    return false;
  }

  int fd_;
  std::string buffer_;
};

[[noreturn]] void fail(char const* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

}  // namespace

ScriptedSmtp::ScriptedSmtp(SmtpScript script, std::vector<std::string> capabilities)
    : listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)),
      capabilities_(std::move(capabilities)),
      script_(std::move(script)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* const raw = reinterpret_cast<sockaddr*>(&address);
  if (listener_ < 0 || ::bind(listener_, raw, size) != 0 || ::listen(listener_, 8) != 0) fail("scripted smtp");
  if (::getsockname(listener_, raw, &size) != 0) fail("getsockname");
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { run(); });
}

ScriptedSmtp::~ScriptedSmtp() {
  ::shutdown(listener_, SHUT_RDWR);
  thread_.join();
  ::close(listener_);
}

void ScriptedSmtp::set(SmtpScript script) {
  std::scoped_lock const lock(mutex_);
  script_ = std::move(script);
}

std::vector<std::string> ScriptedSmtp::messages() {
  std::scoped_lock const lock(mutex_);
  return messages_;
}

std::vector<std::string> ScriptedSmtp::commands() {
  std::scoped_lock const lock(mutex_);
  return commands_;
}

void ScriptedSmtp::run() {
  while (true) {
    auto const session = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (session < 0) return;
    talk(session);
  }
}

std::string ScriptedSmtp::answer(std::string const& stage, std::string const& usual) {
  std::scoped_lock const lock(mutex_);
  auto const found = script_.find(stage);
  return found == script_.end() ? usual : found->second;
}

void ScriptedSmtp::talk(int session) {
  Line line(session);
  if (!line.say(answer("greet", "220 mx.example"))) return;
  std::string hello = "250-mx.example";
  for (std::size_t i = 0; i < capabilities_.size(); ++i) {
    hello += (i + 1 < capabilities_.size() ? "\r\n250-" : "\r\n250 ") + capabilities_[i];
  }
  for (std::string command; line.read(command);) {
    {
      std::scoped_lock const lock(mutex_);
      commands_.push_back(command);
    }
    auto const word = command.substr(0, command.find(' '));
    auto const verb = word == "HELO" ? "EHLO" : word;
    auto const usual = verb == "EHLO" ? hello : verb == "DATA" ? "354 go on" : verb == "AUTH" ? "235 ok" : "250 ok";
    auto const said = answer(verb, usual);
    if (!line.say(said)) return;
    if (verb == "QUIT") return;
    if (verb != "DATA" || !said.starts_with("354")) continue;
    std::string message;
    for (std::string text; line.read(text) && text != ".";)
      message += text.substr(text.starts_with('.') ? 1 : 0) + "\r\n";
    {
      std::scoped_lock const lock(mutex_);
      messages_.push_back(message);
    }
    if (!line.say(answer("dot", "250 2.0.0 queued as 4711"))) return;
  }
}

}  // namespace podpora::testing
