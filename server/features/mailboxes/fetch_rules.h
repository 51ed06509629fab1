#pragma once

#include "features/mailboxes/mailbox.h"

#include <vector>

namespace podpora::mailboxes {

/// Where fetching begins or goes on in a folder as it is now. Another UIDVALIDITY means that the server counts anew
/// (RFC 3501 2.3.1.1): then everything since the mailbox was added is looked at again, and what is stored already is
/// recognised by its bytes.
Progress progress_in(Progress const& stored, mail::ImapFolder const& folder, FirstFetch first_fetch);

/// The searches that find what is wanted, in ascending order of messages.
std::vector<mail::ImapSearch> searches_for(Progress const& progress, FirstFetch first_fetch, Time added_at);

/// Nothing more was found: what is in the old part now stays unwanted, whatever becomes of its marks.
Progress exhausted(Progress progress);

/// Messages that are fetched by one command and stored in one transaction.
struct Group {
  mail::ImapUids uids;
  std::uint64_t bytes{0};
};

/// Cuts the messages, ascending, into groups; one that is larger than `size_max` stands alone.
std::vector<Group> groups_of(std::vector<mail::ImapSize> const& sizes, std::uint64_t size_max);

}  // namespace podpora::mailboxes
