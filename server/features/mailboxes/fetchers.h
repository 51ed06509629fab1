#pragma once

#include "features/mailboxes/mailbox.h"
#include "platform/jobs/periodic.h"

#include <atomic>
#include <functional>
#include <list>
#include <memory>
#include <string>
#include <thread>

namespace podpora::mailboxes {

/// The fetchers of this process: one thread for each mailbox that it holds the lease of, so that no mailbox waits for
/// another. Any number of processes share the mailboxes of one database; a dead one's are taken over within a minute.
class Fetchers {
 public:
  /// `stored` is called, on several threads, when there is something to file. All outlive it.
  Fetchers(Context context, std::function<void()> stored);
  ~Fetchers();  ///< stops
  Fetchers(Fetchers const&) = delete;
  Fetchers& operator=(Fetchers const&) = delete;

  void start();
  /// Ends all sessions and gives the mailboxes free. Safe to call twice.
  void stop();

 private:
  struct Running {
    Lease lease;
    mail::Interrupt interrupt;
    std::atomic<bool> done{false};
    std::thread thread;
  };

  void look_around();
  void join_finished();
  void renew_leases();
  void claim_more();
  void launch(Lease const& lease);
  void run_logged(Running& running);

  Context context_;
  std::function<void()> stored_;
  std::string name_;
  std::list<Running> running_;
  std::chrono::steady_clock::time_point renewed_;
  jobs::Periodic supervisor_;
};

}  // namespace podpora::mailboxes
