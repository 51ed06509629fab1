#include "platform/mail/parsed_wire.h"
#include "platform/mail/reader.h"
#include "platform/mail/reader_socket.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <system_error>
#include <utility>

extern char** environ;

namespace podpora::mail {
namespace {

constexpr int kMailsOfAChild = 1000;  ///< then a new one begins with clean memory
constexpr std::size_t kAnswerMax = 256 << 20;
constexpr int kLastWordsMs = 1000;  ///< a child that closed its socket has so long to end by itself

[[noreturn]] void fail(int error, char const* what) {
  throw std::system_error(error, std::generic_category(), what);
}

/// The environment without our settings, some of which are secrets.
std::vector<char*> environment_of_a_child() {
  std::vector<char*> kept;
  for (char** entry = environ; *entry; ++entry) {
    std::string_view const text = *entry;
    if (!text.starts_with("PODPORA_") || text.starts_with("PODPORA_KILL_AT=")) kept.push_back(*entry);
  }
  kept.push_back(nullptr);
  return kept;
}

class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  Descriptor(Descriptor const&) = delete;
  Descriptor& operator=(Descriptor const&) = delete;
  ~Descriptor() { reset(-1); }
  int get() const { return value_; }
  void reset(int value) {
    if (value_ >= 0) close(value_);
    value_ = value;
  }

 private:
  int value_;
};

class SpawnSettings {
 public:
  explicit SpawnSettings(int socket) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_adddup2(&actions_, socket, kReaderSocket);
    for (int const fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
      posix_spawn_file_actions_addopen(&actions_, fd, "/dev/null", O_RDWR, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions_, kReaderSocket + 1);
    posix_spawnattr_init(&attributes_);
    sigset_t signals;
    sigemptyset(&signals);
    posix_spawnattr_setsigmask(&attributes_, &signals);
    sigfillset(&signals);
    posix_spawnattr_setsigdefault(&attributes_, &signals);
    // A group of its own: what the terminal tells this process is not for the child, which ends with the socket.
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }
  SpawnSettings(SpawnSettings const&) = delete;
  SpawnSettings& operator=(SpawnSettings const&) = delete;
  ~SpawnSettings() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }

  pid_t spawn(std::vector<std::string> command) {
    std::vector<char*> arguments;
    for (auto& word : command) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    auto environment = environment_of_a_child();
    pid_t pid = 0;
    auto const error = posix_spawn(&pid, arguments[0], &actions_, &attributes_, arguments.data(), environment.data());
    if (error != 0) fail(error, "the mail reader cannot be started");
    return pid;
  }

 private:
  posix_spawn_file_actions_t actions_;
  posix_spawnattr_t attributes_;
};

/// One child process and our end of its socket.
class Child {
 public:
  explicit Child(std::vector<std::string> const& command) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) fail(errno, "no socket for the mail reader");
    socket_.reset(ends[0]);
    Descriptor const other(ends[1]);
    fcntl(socket_.get(), F_SETFL, O_NONBLOCK);
    // Above what the child's own end becomes, so that no step of the start overwrites another.
    Descriptor const theirs(fcntl(other.get(), F_DUPFD_CLOEXEC, 10));
    if (theirs.get() < 0) fail(errno, "no socket for the mail reader");
    pid_ = SpawnSettings(theirs.get()).spawn(command);
  }
  Child(Child const&) = delete;
  Child& operator=(Child const&) = delete;
  ~Child() { end(); }

  bool has_served() const { return served_ > 0; }
  bool is_worn_out() const { return served_ >= kMailsOfAChild; }

  /// Nothing when the child did not answer; it is of no use afterwards.
  std::optional<ParsedMail> exchange(std::string_view raw, std::chrono::milliseconds time) {
    ReaderSocket peer(socket_.get(), std::chrono::steady_clock::now() + time);
    std::string answer;
    how_ = peer.send(raw);
    if (how_ == SocketEnd::kNone) how_ = peer.receive(answer, kAnswerMax);
    if (how_ != SocketEnd::kNone) return std::nullopt;
    ++served_;
    return from_bytes(answer);
  }

  /// Ends it and says why it did not answer.
  char const* why() {
    auto const status = end();
    if (how_ == SocketEnd::kTooLate || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)) return "unread_time";
    return WIFEXITED(status) && WEXITSTATUS(status) == kReaderNoMemory ? "unread_memory" : "unread_crash";
  }

 private:
  int end() {
    if (pid_ == 0) return 0;
    if (how_ != SocketEnd::kClosed || !ends_by_itself()) kill(pid_, SIGKILL);
    socket_.reset(-1);
    int status = 0;
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {}
    pid_ = 0;
    return status;
  }

  /// How a child ends that has closed its socket is what we want to know.
  bool ends_by_itself() const {
    Descriptor const process(static_cast<int>(syscall(SYS_pidfd_open, pid_, 0)));
    pollfd one{.fd = process.get(), .events = POLLIN, .revents = 0};
    return process.get() >= 0 && poll(&one, 1, kLastWordsMs) == 1;
  }

  pid_t pid_{0};
  Descriptor socket_{-1};
  int served_{0};
  SocketEnd how_{SocketEnd::kNone};
};

class ChildReader final : public Reader {
 public:
  ChildReader(std::vector<std::string> command, ReaderLimits limits) : command_(std::move(command)), limits_(limits) {
    for (auto& word : to_arguments(limits_)) command_.push_back(std::move(word));
  }

  Result<ParsedMail> read(std::string_view raw) override {
    auto const place = take_place();
    auto child = take_idle();
    bool const served = child != nullptr;
    if (!child) child = std::make_unique<Child>(command_);
    auto mail = child->exchange(raw, limits_.wall);
    if (!mail && served) {
      child = std::make_unique<Child>(command_);
      mail = child->exchange(raw, limits_.wall);
    }
    if (!mail) return conflict(child->why());
    if (!child->is_worn_out()) give_back(std::move(child));
    return std::move(*mail);
  }

 private:
  struct LeavePlace {
    void operator()(ChildReader* reader) const {
      {
        std::lock_guard const lock(reader->mutex_);
        --reader->busy_;
      }
      reader->left_.notify_one();
    }
  };

  std::unique_ptr<ChildReader, LeavePlace> take_place() {
    std::unique_lock lock(mutex_);
    left_.wait(lock, [&] { return busy_ < limits_.children; });
    ++busy_;
    return std::unique_ptr<ChildReader, LeavePlace>(this);
  }

  std::unique_ptr<Child> take_idle() {
    std::lock_guard const lock(mutex_);
    if (idle_.empty()) return nullptr;
    auto child = std::move(idle_.back());
    idle_.pop_back();
    return child;
  }

  void give_back(std::unique_ptr<Child> child) {
    std::lock_guard const lock(mutex_);
    idle_.push_back(std::move(child));
  }

  std::vector<std::string> command_;
  ReaderLimits const limits_;
  std::mutex mutex_;
  std::condition_variable left_;
  int busy_{0};
  std::vector<std::unique_ptr<Child>> idle_;
};

}  // namespace

std::unique_ptr<Reader> make_child_reader(std::vector<std::string> command, ReaderLimits limits) {
  return std::make_unique<ChildReader>(std::move(command), limits);
}

}  // namespace podpora::mail
