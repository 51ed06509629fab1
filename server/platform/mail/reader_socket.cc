#include "platform/mail/reader_socket.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>

namespace podpora::mail {
namespace {

constexpr std::size_t kStep = 1 << 20;

bool is_interrupted() {
  return errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK;
}

}  // namespace

SocketEnd ReaderSocket::send(std::string_view message) {
  std::uint64_t const size = message.size();
  char head[sizeof size];
  std::memcpy(head, &size, sizeof size);
  auto const end = send_all(head, sizeof head);
  return end == SocketEnd::kNone ? send_all(message.data(), message.size()) : end;
}

SocketEnd ReaderSocket::receive(std::string& message, std::size_t bytes_max) {
  std::uint64_t size = 0;
  char head[sizeof size];
  if (auto const end = receive_all(head, sizeof head); end != SocketEnd::kNone) return end;
  std::memcpy(&size, head, sizeof size);
  if (size > bytes_max) return SocketEnd::kClosed;
  message.resize(size);
  return receive_all(message.data(), size);
}

SocketEnd ReaderSocket::send_all(char const* bytes, std::size_t size) {
  while (size > 0) {
    auto const count = ::send(socket_, bytes, std::min(size, kStep), MSG_NOSIGNAL);
    if (count > 0) {
      bytes += count;
      size -= static_cast<std::size_t>(count);
    } else if (!is_interrupted()) {
      return SocketEnd::kClosed;
    } else if (auto const end = wait(POLLOUT); end != SocketEnd::kNone) {
      return end;
    }
  }
  return SocketEnd::kNone;
}

SocketEnd ReaderSocket::receive_all(char* bytes, std::size_t size) {
  while (size > 0) {
    auto const count = ::recv(socket_, bytes, std::min(size, kStep), 0);
    if (count > 0) {
      bytes += count;
      size -= static_cast<std::size_t>(count);
    } else if (count == 0 || !is_interrupted()) {
      return SocketEnd::kClosed;
    } else if (auto const end = wait(POLLIN); end != SocketEnd::kNone) {
      return end;
    }
  }
  return SocketEnd::kNone;
}

/// What is there is taken even behind the deadline: the whole machine may have slept.
SocketEnd ReaderSocket::wait(short events) const {
  using namespace std::chrono;
  int timeout = -1;
  if (deadline_) {
    auto const left = duration_cast<milliseconds>(*deadline_ - steady_clock::now()).count();
    timeout = static_cast<int>(std::clamp<std::int64_t>(left + 1, 0, 3'600'000));
  }
  pollfd one{.fd = socket_, .events = events, .revents = 0};
  auto const count = ::poll(&one, 1, timeout);
  return count == 0 && timeout >= 0 ? SocketEnd::kTooLate : SocketEnd::kNone;
}

}  // namespace podpora::mail
