#include "platform/base/fault.h"
#include "platform/mail/parsed_wire.h"
#include "platform/mail/reader.h"
#include "platform/mail/reader_socket.h"

#include <glib.h>
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include <cstring>
#include <new>

namespace podpora::mail {
namespace {

constexpr std::size_t kMailMax = 256 << 20;
constexpr rlim_t kFilesMax = 64;  ///< character sets are files
constexpr std::size_t kLargeMail = 1 << 20;

void limit(__rlimit_resource what, rlim_t value) {
  rlimit const both{value, value};
  setrlimit(what, &both);
}

/// GLib ends the process when it gets no memory, by a log of its own.
void end_without_memory(char const*, GLogLevelFlags level, char const* message, void*) {
  if ((level & G_LOG_LEVEL_ERROR) != 0 && message && std::strstr(message, "failed to allocate")) _exit(kReaderNoMemory);
}

void confine([[maybe_unused]] ReaderLimits const& limits) {
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_NOFILE, kFilesMax);
#ifndef __SANITIZE_ADDRESS__  // which maps terabytes that it never uses
  limit(RLIMIT_AS, limits.memory);
#endif
  g_log_set_default_handler(end_without_memory, nullptr);
  std::set_new_handler([] { _exit(kReaderNoMemory); });
}

/// The kernel ends the process (SIGXCPU) when this mail has taken so much. The limit counts the whole life of a
/// process, and only the soft one can be raised again.
void limit_processor(std::chrono::seconds seconds) {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  auto const so_far = used.ru_utime.tv_sec + used.ru_stime.tv_sec + 1;
  rlimit const both{static_cast<rlim_t>(so_far + seconds.count()), RLIM_INFINITY};
  setrlimit(RLIMIT_CPU, &both);
}

}  // namespace

int serve_reader(int socket, ReaderLimits const& limits, Parse const& parse) {
  confine(limits);
  ReaderSocket peer(socket, std::nullopt);
  for (std::string raw; peer.receive(raw, kMailMax) == SocketEnd::kNone;) {
    limit_processor(limits.processor);
    commit_point("mail.reading");
    auto const answer = to_bytes(parse(raw));
    if (peer.send(answer) != SocketEnd::kNone) break;
    if (raw.size() < kLargeMail) continue;
    raw = {};
    malloc_trim(0);
  }
  return 0;
}

}  // namespace podpora::mail
