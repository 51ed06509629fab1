#include "features/mailboxes/fetch_rules.h"

#include <algorithm>

namespace podpora::mailboxes {

namespace {

constexpr std::size_t kGroupMax = 50;
constexpr std::uint64_t kGroupBytesMax = 8 << 20;

}  // namespace

Progress progress_in(Progress const& stored, mail::ImapFolder const& folder, FirstFetch first_fetch) {
  if (stored.uid_validity == folder.uid_validity) return stored;
  bool const first = stored.uid_validity == 0;
  auto const present = folder.uid_next > 0 ? std::int64_t{folder.uid_next} - 1 : 0;
  Progress progress{.uid_validity = folder.uid_validity, .is_resync = !first};
  if (first_fetch != FirstFetch::kAll) progress.old_uid = present;
  if (first && first_fetch == FirstFetch::kNone) progress.last_uid = present;
  return progress;
}

std::vector<mail::ImapSearch> searches_for(Progress const& progress, FirstFetch first_fetch, Time added_at) {
  std::vector<mail::ImapSearch> searches;
  auto const next = static_cast<std::uint32_t>(progress.last_uid + 1);
  if (progress.last_uid < progress.old_uid) {
    mail::ImapSearch old{.first = next, .last = static_cast<std::uint32_t>(progress.old_uid)};
    // A day earlier: the server's date is in a zone of its own.
    if (progress.is_resync)
      old.since = std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(added_at) - std::chrono::days{1}};
    else
      old.unseen = first_fetch == FirstFetch::kUnseen;
    searches.push_back(old);
  }
  searches.push_back({.first = std::max(next, static_cast<std::uint32_t>(progress.old_uid + 1))});
  return searches;
}

Progress exhausted(Progress progress) {
  progress.last_uid = std::max(progress.last_uid, progress.old_uid);
  progress.is_resync = false;
  return progress;
}

std::vector<Group> groups_of(std::vector<mail::ImapSize> const& sizes, std::uint64_t size_max) {
  std::vector<Group> groups;
  bool open = false;
  for (auto const& message : sizes) {
    bool const alone = message.size > size_max;
    bool const fits =
        open && !alone && groups.back().uids.size() < kGroupMax && groups.back().bytes + message.size <= kGroupBytesMax;
    if (!fits) groups.emplace_back();
    groups.back().uids.push_back(message.uid);
    groups.back().bytes += message.size;
    open = !alone;
  }
  return groups;
}

}  // namespace podpora::mailboxes
