#include "platform/mail/interrupt.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <system_error>

namespace podpora::mail {

Interrupt::Interrupt() : descriptor_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (descriptor_ < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
}

Interrupt::~Interrupt() {
  ::close(descriptor_);
}

void Interrupt::fire() {
  fired_ = true;
  std::uint64_t const one = 1;
  [[maybe_unused]] auto const written = ::write(descriptor_, &one, sizeof one);
}

bool Interrupt::wait_for(std::chrono::milliseconds time) const {
  auto const until = std::chrono::steady_clock::now() + time;
  while (!fired_) {
    auto const left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now()).count();
    if (left <= 0) return false;
    pollfd wait{descriptor_, POLLIN, 0};
    ::poll(&wait, 1, static_cast<int>(left));
  }
  return true;
}

}  // namespace podpora::mail
