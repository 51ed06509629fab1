#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// Messages on the socket between a reader and its child: eight bytes of length, then as many bytes.
namespace podpora::mail {

/// Where a child finds its end of the socket.
inline constexpr int kReaderSocket = 3;

/// What the child ends with when its memory is at an end.
inline constexpr int kReaderNoMemory = 12;

enum class SocketEnd { kNone, kClosed, kTooLate };

/// Both sides of the exchange, within one deadline. The socket must not block. A message longer than `bytes_max` is as
/// good as none: kClosed.
class ReaderSocket {
 public:
  ReaderSocket(int socket, std::optional<std::chrono::steady_clock::time_point> deadline)
      : socket_(socket), deadline_(deadline) {}

  SocketEnd send(std::string_view message);
  SocketEnd receive(std::string& message, std::size_t bytes_max);

 private:
  SocketEnd send_all(char const* bytes, std::size_t size);
  SocketEnd receive_all(char* bytes, std::size_t size);
  SocketEnd wait(short events) const;

  int socket_;
  std::optional<std::chrono::steady_clock::time_point> deadline_;  ///< none: as long as it takes
};

}  // namespace podpora::mail
