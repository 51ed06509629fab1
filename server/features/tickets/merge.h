#pragma once

#include "features/tickets/carry.h"
#include "features/tickets/ticket.h"

#include <boost/describe/class.hpp>

namespace podpora::tickets {

/// One ticket went into another. What it was before is kept, so that it can be taken back.
struct Merge {
  MergeId id;
  TicketId source_id;
  TicketId survivor_id;
  State source_state{State::kOpen};
  std::optional<Time> source_resolved_at;
  State survivor_state{State::kOpen};
  std::optional<Time> survivor_resolved_at;
  std::int64_t survivor_version{0};  ///< as the merge left it
  std::int64_t last_event{0};        ///< ids after it are of what happened since
  std::string merged_by;
  Time merged_at;
  std::string undone_by;
  std::optional<Time> undone_at;
};
BOOST_DESCRIBE_STRUCT(Merge, (),
                      (id, source_id, survivor_id, source_state, source_resolved_at, survivor_state,
                       survivor_resolved_at, survivor_version, last_event, merged_by, merged_at, undone_by, undone_at))

/// What merging needs besides: who carries what, in this order.
struct MergeContext {
  Context tickets;
  std::vector<Carrier> carriers;
};

/// Whether two tickets of different customers may become one.
enum class OtherCustomer : std::uint8_t { kRefused, kConfirmed };

struct MergeOrder {
  TicketId source;
  TicketId into;
  OtherCustomer other_customer{OtherCustomer::kRefused};
};

/// Both tickets of an order, if they may become one. kNotFound when the actor does not see the source; kInvalid `/into`
/// for the same ticket or none that the actor sees; kConflict `ticket-merged` where one of them was merged already,
/// `ticket-not-joined` where one is about a vulnerability, and `customers-differ` unless that is confirmed.
struct MergePair {
  Ticket source;
  Ticket survivor;
};
Result<MergePair> find_pair(storage::Transaction& tx, Actor const& actor, MergeOrder const& order);

/// Everything of the source goes to the survivor; the source is closed and says where it went. The survivor is open
/// when somebody waited on either. Records `ticket.merged` and `ticket.merged_in`. Errors as find_pair.
Result<Merge> merge_ticket(storage::Transaction& tx, MergeContext const& context, Actor const& actor,
                           MergeOrder const& order);

/// True while nothing new happened on the survivor: no message, time, money, escalation, change.
bool can_unmerge(storage::Transaction& tx, MergeContext const& context, DeskId desk, Merge const& merge);

/// Gives back what went over; both tickets are as they were. kNotFound for a ticket that was not merged; kConflict
/// `merge-continued` when can_unmerge says no. Records `ticket.unmerged` on both.
Result<Merge> unmerge_ticket(storage::Transaction& tx, MergeContext const& context, Actor const& actor,
                             TicketId source);

/// The merge that took the ticket away; nothing for one that stands for itself.
std::optional<Merge> merge_of(storage::Transaction& tx, DeskId desk, TicketId source);
/// What went into the ticket and was not given back, in the order of merging.
std::vector<Merge> merges_into(storage::Transaction& tx, DeskId desk, TicketId survivor);

/// Where what is said to the ticket belongs: the ticket itself, or where it went in the end.
TicketId survivor_of(storage::Transaction& tx, DeskId desk, TicketId ticket);

/// What came with the ticket when it was merged, wherever it is now; so it stays readable.
std::vector<Message> carried_messages(storage::Transaction& tx, DeskId desk, MergeId merge);

/// kConflict `ticket-merged` for a ticket that went into another one.
Result<void> check_stands(storage::Transaction& tx, DeskId desk, TicketId ticket);

}  // namespace podpora::tickets
