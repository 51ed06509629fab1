#include "features/mailboxes/fetchers.h"

#include "features/mailboxes/fetcher.h"
#include "features/mailboxes/mailbox_store.h"

#include <spdlog/spdlog.h>

namespace podpora::mailboxes {

namespace {

using namespace std::chrono_literals;

constexpr auto kLease = 30s;
constexpr auto kRenewal = 8s;
constexpr auto kLookAround = 1s;
constexpr std::size_t kMailboxesMax = 256;  ///< of one process; the others are for other processes

}  // namespace

Fetchers::Fetchers(Context context, std::function<void()> stored)
    : context_(context),
      stored_(std::move(stored)),
      name_(random_token(context_.intake.tickets.audit.random).substr(0, 12)),
      supervisor_("mailboxes", kLookAround, [this] { look_around(); }) {}

Fetchers::~Fetchers() {
  stop();
}

void Fetchers::start() {
  supervisor_.start();
}

void Fetchers::stop() {
  supervisor_.stop();
  for (auto& running : running_) running.interrupt.fire();
  for (auto& running : running_) running.thread.join();
  if (running_.empty()) return;
  context_.database.write(storage::Scope::all_desks(), [&](auto& tx) {
    for (auto const& running : running_) release(tx, running.lease);
  });
  running_.clear();
}

void Fetchers::look_around() {
  join_finished();
  if (std::chrono::steady_clock::now() - renewed_ >= kRenewal) renew_leases();
  claim_more();
}

void Fetchers::join_finished() {
  for (auto it = running_.begin(); it != running_.end();) {
    if (!it->done) {
      ++it;
      continue;
    }
    it->thread.join();
    it = running_.erase(it);
  }
}

/// A mailbox that is somebody else's now, or has other settings, ends its fetcher.
void Fetchers::renew_leases() {
  renewed_ = std::chrono::steady_clock::now();
  if (running_.empty()) return;
  std::vector<Running*> lost;
  context_.database.write(storage::Scope::all_desks(), [&](auto& tx) {
    lost.clear();
    auto const until = context_.intake.tickets.audit.clock.now() + kLease;
    for (auto& running : running_)
      if (!renew(tx, running.lease, until)) lost.push_back(&running);
  });
  for (auto* running : lost) running->interrupt.fire();
}

void Fetchers::claim_more() {
  if (running_.size() >= kMailboxesMax) return;
  auto const now = context_.intake.tickets.audit.clock.now();
  auto const limit = static_cast<int>(kMailboxesMax - running_.size());
  auto const waiting =
      context_.database.read(storage::Scope::all_desks(), [&](auto& tx) { return unclaimed(tx, now, limit); });
  for (auto const& mailbox : waiting) {
    auto const lease = context_.database.write(storage::Scope::of(mailbox.desk),
                                               [&](auto& tx) { return claim(tx, mailbox, name_, now, now + kLease); });
    if (lease) launch(*lease);
  }
}

void Fetchers::launch(Lease const& lease) {
  auto& running = running_.emplace_back();
  running.lease = lease;
  running.thread = std::thread([this, &running] { run_logged(running); });
}

/// The edge of a fetcher's thread: when the store fails, the mailbox is claimed again once its lease has run out.
void Fetchers::run_logged(Running& running) {
  try {
    Fetcher(context_, running.lease, running.interrupt, stored_).run();
  } catch (std::exception const& error) {
    spdlog::error("mailbox.fetcher_failed mailbox={} error={}", to_text(running.lease.mailbox), error.what());
  }
  running.done = true;
}

}  // namespace podpora::mailboxes
