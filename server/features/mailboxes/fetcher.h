#pragma once

#include "features/mailboxes/mailbox.h"
#include "features/mailboxes/sign_in.h"

#include <functional>
#include <optional>
#include <string>

namespace podpora::mailboxes {

/// Fetches one mailbox for as long as its lease holds. A message is marked, moved or deleted on the server only after
/// it is on disk here; what the process did not come to do is done by the next one.
class Fetcher {
 public:
  /// All outlive it. `stored` is called when there is something to file.
  Fetcher(Context const& context, Lease const& lease, mail::Interrupt const& interrupt, std::function<void()> stored);

  /// Until it is interrupted or the lease is lost. A session that fails is tried again: after 1 s, at most after 30 s.
  /// Throws when the store fails.
  void run();

 private:
  enum class Ended { kInterrupted, kFailed };

  Ended session();
  void work(mail::ImapSession& session);
  void begin(mail::ImapSession& session);
  void finish_earlier(mail::ImapSession& session);
  void catch_up(mail::ImapSession& session);
  mail::ImapUids find(mail::ImapSession& session) const;
  void take_all(mail::ImapSession& session, mail::ImapUids const& uids);
  void take(mail::ImapSession& session, mail::ImapUids const& uids, std::uint64_t bytes);
  void take_one_by_one(mail::ImapSession& session, mail::ImapUids const& uids, std::string const& refusal);
  void take_header(mail::ImapSession& session, std::uint32_t uid);
  struct Fetched {
    std::uint32_t uid{0};
    std::string bytes;
  };
  void store(std::vector<Fetched> const& mails, std::int64_t last_uid, std::string const& set_aside);
  void act(mail::ImapSession& session, mail::ImapUids const& uids);
  void wait_for_news(mail::ImapSession& session);
  void save(Progress const& progress);
  void save_state(std::size_t backlog);
  void fail(std::string const& error);

  template <class F>
  void write_leased(F f);

  Context context_;
  Lease lease_;
  mail::Interrupt const& interrupt_;
  std::function<void()> stored_;
  Tokens tokens_;
  Settings settings_;
  Progress progress_;
  Time added_at_;
  std::string complaint_;  ///< what the server refused in this session without an end to it
  bool worked_{false};     ///< the session has come as far as to look at the folder
};

}  // namespace podpora::mailboxes
