#pragma once

#include "features/mailboxes/mailbox.h"

#include <optional>
#include <vector>

namespace podpora::mailboxes {

/// With sealed secrets.
void insert_mailbox(storage::Transaction& tx, DeskId desk, Mailbox const& mailbox);
std::optional<Mailbox> find_mailbox(storage::Transaction& tx, DeskId desk, MailboxId id);
std::vector<Mailbox> list_mailboxes(storage::Transaction& tx, DeskId desk);
/// Those that are not paused and whose last session failed.
std::int64_t count_failing(storage::Transaction& tx, DeskId desk);
/// Writes the settings as version `version + 1`; false when the stored version is another.
bool update_settings(storage::Transaction& tx, DeskId desk, MailboxId id, Settings const& settings,
                     std::int64_t version);
/// As if it had never been fetched: host, user or folder are others now.
void forget_progress(storage::Transaction& tx, DeskId desk, MailboxId id);
bool remove_mailbox(storage::Transaction& tx, DeskId desk, MailboxId id);

struct Unclaimed {
  DeskId desk;
  MailboxId mailbox;
};
BOOST_DESCRIBE_STRUCT(Unclaimed, (), (desk, mailbox))

/// Mailboxes of any desk that are not paused and that nobody fetches, the longest waiting first.
std::vector<Unclaimed> unclaimed(storage::Transaction& tx, Time now, int limit);
/// Nothing when somebody was faster, or it is paused meanwhile.
std::optional<Lease> claim(storage::Transaction& tx, Unclaimed const& what, std::string const& by, Time now,
                           Time until);

// What a fetcher writes. Each is false, and changes nothing, when the lease is not ours any more, or when the settings
// have changed or are paused since it was claimed.
bool renew(storage::Transaction& tx, Lease const& lease, Time until);
bool set_progress(storage::Transaction& tx, Lease const& lease, Progress const& progress, std::int64_t fetched);
bool set_fetched(storage::Transaction& tx, Lease const& lease, std::int64_t backlog, std::optional<Time> whole_at);
bool set_error(storage::Transaction& tx, Lease const& lease, std::string const& error, Time now);
bool set_refresh_token(storage::Transaction& tx, Lease const& lease, std::string const& sealed);
void release(storage::Transaction& tx, Lease const& lease);

void add_unsettled(storage::Transaction& tx, Lease const& lease, std::int64_t uid_validity, mail::ImapUids const& uids);
mail::ImapUids unsettled(storage::Transaction& tx, Lease const& lease, std::int64_t uid_validity);
void settle(storage::Transaction& tx, Lease const& lease, std::int64_t uid_validity, mail::ImapUids const& uids);
/// What UIDVALIDITY made meaningless.
void drop_unsettled_of_others(storage::Transaction& tx, Lease const& lease, std::int64_t uid_validity);

}  // namespace podpora::mailboxes
