#include "features/mailboxes/fetcher.h"

#include "features/intake/http.h"
#include "features/mailboxes/fetch_rules.h"
#include "features/mailboxes/mailbox_store.h"
#include "platform/base/fault.h"
#include "platform/base/text.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace podpora::mailboxes {

namespace {

using namespace std::chrono_literals;
using Kind = mail::ImapError::Kind;

constexpr auto kPauseMin = 1s;
constexpr auto kPauseMax = 30s;
/// RFC 2177 asks for less than 29 minutes; routers forget quiet connections much sooner.
constexpr auto kIdleMax = 9min;
constexpr auto kPoll = 30s;
constexpr std::size_t kSizesAtOnce = 200;
constexpr std::size_t kErrorMax = 1000;

/// Somebody else has the mailbox, or it has other settings now, or is paused.
struct LeaseLost {};

mail::ImapUids part_of(mail::ImapUids const& uids, std::size_t from, std::size_t count) {
  auto const begin = uids.begin() + static_cast<std::ptrdiff_t>(from);
  return {begin, begin + static_cast<std::ptrdiff_t>(std::min(count, uids.size() - from))};
}

}  // namespace

Fetcher::Fetcher(Context const& context, Lease const& lease, mail::Interrupt const& interrupt,
                 std::function<void()> stored)
    : context_(context), lease_(lease), interrupt_(interrupt), stored_(std::move(stored)) {}

void Fetcher::run() {
  try {
    for (auto pause = kPauseMin; session() == Ended::kFailed;) {
      pause = worked_ ? kPauseMin : std::min(pause * 2, std::chrono::seconds{kPauseMax});
      if (interrupt_.wait_for(pause)) return;
    }
  } catch (LeaseLost const&) {
    spdlog::info("mailbox.lease_lost mailbox={}", to_text(lease_.mailbox));
  }
}

Fetcher::Ended Fetcher::session() {
  complaint_.clear();
  worked_ = false;
  try {
    auto const mailbox = context_.database.read(
        storage::Scope::of(lease_.desk), [&](auto& tx) { return find_mailbox(tx, lease_.desk, lease_.mailbox); });
    if (!mailbox || mailbox->version != lease_.version) throw LeaseLost{};
    settings_ = open_secrets(context_, mailbox->settings);
    progress_ = mailbox->progress;
    added_at_ = mailbox->created_at;
    auto const session = sign_in(context_, settings_, interrupt_, tokens_, [&](std::string const& renewed) {
      auto sealed = settings_;
      sealed.refresh_token = renewed;
      sealed = seal_secrets(context_, sealed);
      write_leased([&](auto& tx) { return set_refresh_token(tx, lease_, sealed.refresh_token); });
    });
    work(*session);
  } catch (mail::ImapError const& error) {
    if (error.kind() == Kind::kStopped) return Ended::kInterrupted;
    if (error.kind() == Kind::kSignIn && tokens_) tokens_->forget();
    fail(error.what());
  }
  return Ended::kFailed;
}

void Fetcher::work(mail::ImapSession& session) {
  begin(session);
  finish_earlier(session);
  for (;;) {
    catch_up(session);
    worked_ = true;
    wait_for_news(session);
  }
}

void Fetcher::begin(mail::ImapSession& session) {
  auto folder = session.select(settings_.folder);
  if (folder.uid_next == 0) {
    auto const all = session.search({});
    folder.uid_next = all.empty() ? 1 : all.back() + 1;
  }
  auto const now = progress_in(progress_, folder, settings_.first_fetch);
  if (now.uid_validity == progress_.uid_validity) return;
  write_leased([&](auto& tx) {
    drop_unsettled_of_others(tx, lease_, now.uid_validity);
    return set_progress(tx, lease_, now, 0);
  });
  progress_ = now;
}

/// What is stored, but whose place on the server was not changed before the last session ended.
void Fetcher::finish_earlier(mail::ImapSession& session) {
  auto const uids = context_.database.read(storage::Scope::of(lease_.desk),
                                           [&](auto& tx) { return unsettled(tx, lease_, progress_.uid_validity); });
  act(session, uids);
}

void Fetcher::catch_up(mail::ImapSession& session) {
  for (;;) {
    auto const uids = find(session);
    save_state(uids.size());
    if (uids.empty()) break;
    take_all(session, uids);
  }
  if (auto const done = exhausted(progress_);
      done.last_uid != progress_.last_uid || done.is_resync != progress_.is_resync) {
    save(done);
  }
}

mail::ImapUids Fetcher::find(mail::ImapSession& session) const {
  mail::ImapUids found;
  for (auto const& search : searches_for(progress_, settings_.first_fetch, added_at_)) {
    auto const uids = session.search(search);
    found.insert(found.end(), uids.begin(), uids.end());
  }
  return found;
}

void Fetcher::take_all(mail::ImapSession& session, mail::ImapUids const& uids) {
  for (std::size_t i = 0; i < uids.size(); i += kSizesAtOnce) {
    auto const part = part_of(uids, i, kSizesAtOnce);
    for (auto const& group : groups_of(session.sizes(part), intake::kMailMax)) {
      if (group.bytes > intake::kMailMax)
        take_header(session, group.uids.front());
      else
        take(session, group.uids, group.bytes);
    }
    // Those that vanished before we came are behind us too.
    if (progress_.last_uid < part.back()) store({}, part.back(), {});
    save_state(uids.size() - i - part.size());
  }
}

void Fetcher::take(mail::ImapSession& session, mail::ImapUids const& uids, std::uint64_t bytes) {
  std::vector<Fetched> mails;
  try {
    session.fetch(uids, bytes, [&](auto uid, std::string raw) { mails.push_back({uid, std::move(raw)}); });
  } catch (mail::ImapError const& error) {
    if (error.kind() != Kind::kRefused) throw;
    return take_one_by_one(session, uids, error.what());
  }
  commit_point("mailbox.fetched");
  std::ranges::sort(mails, {}, &Fetched::uid);
  store(mails, uids.back(), {});
  commit_point("mailbox.stored");
  mail::ImapUids stored;
  for (auto const& mail : mails) stored.push_back(mail.uid);
  act(session, stored);
}

/// A server that cannot give one of several messages refuses them all; the one that it cannot give is set aside with
/// the server's words, and the others come.
void Fetcher::take_one_by_one(mail::ImapSession& session, mail::ImapUids const& uids, std::string const& refusal) {
  if (uids.size() > 1) {
    for (auto const uid : uids) take(session, {uid}, 0);
    return;
  }
  auto const text = "The mail server could not give message " + std::to_string(uids.front()) + " of " +
                    settings_.username + ", " + settings_.folder + ":\r\n" + refusal + "\r\n";
  store({{uids.front(), text}}, uids.front(), "not_fetchable");
}

/// Of what is larger than may be kept only the header comes; the message stays untouched on the server.
void Fetcher::take_header(mail::ImapSession& session, std::uint32_t uid) {
  auto header = session.fetch_header(uid);
  std::vector<Fetched> mails;
  if (header) mails.push_back({uid, std::move(*header)});
  store(mails, uid, "left_on_server");
}

void Fetcher::store(std::vector<Fetched> const& mails, std::int64_t last_uid, std::string const& set_aside) {
  intake::Arrival arrival{.way = intake::Way::kImap, .set_aside = set_aside};
  if (settings_.username.find('@') != std::string::npos) arrival.recipients.push_back(settings_.username);
  for (auto const& mail : mails) context_.intake.blobs.prepare(mail.bytes);
  auto progress = progress_;
  progress.last_uid = last_uid;
  bool const acts = settings_.after_store != AfterStore::kLeave && set_aside.empty();
  write_leased([&](auto& tx) {
    mail::ImapUids uids;
    for (auto const& mail : mails) {
      intake::keep_mail(context_.intake, tx, lease_.desk, mail.bytes, arrival);
      uids.push_back(mail.uid);
    }
    if (acts) add_unsettled(tx, lease_, progress.uid_validity, uids);
    return set_progress(tx, lease_, progress, static_cast<std::int64_t>(mails.size()));
  });
  progress_ = progress;
  if (!mails.empty()) stored_();
}

/// A server that refuses keeps no mail from coming: it is said, and tried again in the next session.
void Fetcher::act(mail::ImapSession& session, mail::ImapUids const& uids) {
  if (uids.empty() || settings_.after_store == AfterStore::kLeave) return;
  try {
    if (settings_.after_store == AfterStore::kMarkSeen) session.mark_seen(uids);
    if (settings_.after_store == AfterStore::kMove) session.move(uids, settings_.move_to);
    if (settings_.after_store == AfterStore::kDelete) session.remove(uids);
  } catch (mail::ImapError const& error) {
    if (error.kind() != Kind::kRefused) throw;
    complaint_ = error.what();
    return;
  }
  commit_point("mailbox.marked");
  write_leased([&](auto& tx) {
    settle(tx, lease_, progress_.uid_validity, uids);
    return true;
  });
  commit_point("mailbox.settled");
}

void Fetcher::wait_for_news(mail::ImapSession& session) {
  if (session.can_idle()) return session.idle(std::chrono::steady_clock::now() + kIdleMax);
  if (interrupt_.wait_for(kPoll)) throw mail::ImapError(Kind::kStopped, "stopped");
  session.noop();
}

void Fetcher::save(Progress const& progress) {
  write_leased([&](auto& tx) { return set_progress(tx, lease_, progress, 0); });
  progress_ = progress;
}

void Fetcher::save_state(std::size_t backlog) {
  auto const now = context_.intake.tickets.audit.clock.now();
  write_leased([&](auto& tx) {
    return set_fetched(tx, lease_, static_cast<std::int64_t>(backlog),
                       backlog == 0 ? std::optional{now} : std::nullopt) &&
           (complaint_.empty() || set_error(tx, lease_, std::string{truncate_utf8(complaint_, kErrorMax)}, now));
  });
}

void Fetcher::fail(std::string const& error) {
  spdlog::warn("mailbox.session_failed mailbox={} error={}", to_text(lease_.mailbox), error);
  auto const now = context_.intake.tickets.audit.clock.now();
  auto const words = is_utf8(error) ? std::string{truncate_utf8(error, kErrorMax)} : "the server's words are no text";
  write_leased([&](auto& tx) { return set_error(tx, lease_, words, now); });
}

/// A transaction that holds only while the lease does.
template <class F>
void Fetcher::write_leased(F f) {
  bool const ours = context_.database
                        .write(storage::Scope::of(lease_.desk),
                               [&](auto& tx) -> Result<bool> {
                                 if (!f(tx)) return conflict("lease-lost");
                                 return true;
                               })
                        .has_value();
  if (!ours) throw LeaseLost{};
}

}  // namespace podpora::mailboxes
