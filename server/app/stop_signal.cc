#include "app/stop_signal.h"

#include <csignal>

namespace podpora::app {

namespace {

sigset_t stop_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  return set;
}

}  // namespace

void hold_stop_signals() {
  auto const set = stop_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

void wait_for_stop() {
  auto const set = stop_signals();
  int signal = 0;
  sigwait(&set, &signal);
}

}  // namespace podpora::app
