#pragma once

#include "features/queue/bulk.h"
#include "features/queue/read_search.h"

namespace podpora::queue {

/// The most tickets that one change of everything that matches may touch: its caller waits for it.
constexpr std::int64_t kMatchingMax = 2000;

/// Tickets that are written in one transaction, so that nobody else waits long for the writer.
constexpr std::size_t kBatch = 100;

/// How many tickets a search lets through, finished and sleeping ones left out as a view of the queue leaves them.
struct MatchCount {
  std::int64_t count{0};
  bool is_more{false};  ///< there are more than that, too many to change at once
  std::int64_t max{kMatchingMax};
};
BOOST_DESCRIBE_STRUCT(MatchCount, (), (count, is_more, max))

/// Counts no further than `kMatchingMax`. Errors as `filter_of_view`.
Result<MatchCount> count_matching(storage::Transaction& tx, SearchContext const& context, std::string const& query);

/// The tickets that the search lets through now, if they are as many as the person was told. kConflict
/// `matching-changed` with both numbers when they are not; kInvalid at `/expected` `too-many` above `kMatchingMax`;
/// errors as `filter_of_view`.
Result<std::vector<tickets::TicketId>> matching(storage::Transaction& tx, SearchContext const& context,
                                                std::string const& query, std::int64_t expected);

/// What a ticket was before a change of many, and which version that change made of it.
struct UndoItem {
  tickets::TicketId ticket;
  std::int64_t version{0};
  std::optional<PersonId> assignee_id;  ///< before; of `assign` and `release`
  std::optional<Severity> severity;     ///< before; of `severity`
  std::optional<Time> until;            ///< before; of `snooze`: absent when it was not put aside
  std::optional<Time> after;            ///< of `snooze`: until when the change put it aside
};
BOOST_DESCRIBE_STRUCT(UndoItem, (), (ticket, version, assignee_id, severity, until, after))

/// Takes a change of many back, one item for each ticket. A ticket that somebody has changed since is refused with
/// `stale` and stays, one whose agent of before is no more at the desk with `agent-gone`, one that is not there or not
/// for the actor with `not-found`; one that is refused hinders no other.
std::vector<BulkItem> undo_many(storage::Transaction& tx, tickets::Context const& context, Actor const& actor,
                                BulkAction action, std::vector<UndoItem> const& items);

}  // namespace podpora::queue
