#pragma once

#include "features/tickets/ticket.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

namespace podpora::tickets {

struct LinkTag {
  static constexpr std::string_view prefix = "lnk";
};
using LinkId = Id<LinkTag>;

/// What one ticket has to do with another, read from the first: it relates to it, says the same again, cannot go on
/// before it, is part of its incident, was split from it.
enum class LinkKind : std::uint8_t { kRelatesTo, kDuplicates, kBlockedBy, kPartOf, kSplitFrom };
BOOST_DESCRIBE_ENUM(LinkKind, kRelatesTo, kDuplicates, kBlockedBy, kPartOf, kSplitFrom)

struct Link {
  LinkId id;
  TicketId from_id;
  TicketId to_id;
  LinkKind kind{LinkKind::kRelatesTo};
  std::string linked_by;
  Time linked_at;
};
BOOST_DESCRIBE_STRUCT(Link, (), (id, from_id, to_id, kind, linked_by, linked_at))

/// Why a link of that kind from one ticket to another would contradict those that either has: a code for the field
/// `/kind`; empty when it fits. `links` are all of both tickets.
std::string why_not_linked(TicketId from, TicketId to, LinkKind kind, std::vector<Link> const& links);

struct NewLink {
  TicketId from;
  TicketId to;
  LinkKind kind{LinkKind::kRelatesTo};
};

/// Links two tickets. A link that is there already stays. kNotFound when the actor does not see the first; kInvalid
/// `/ticket_id` for the same ticket or none that the actor sees, `/kind` as why_not_linked says. Records
/// `ticket.linked` on both.
Result<Link> link_tickets(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                          NewLink const& link);

/// Takes a link away, from either end. kNotFound when the ticket has none of that id; kConflict `split-stays` for the
/// mark of a split, which is history. Records `ticket.unlinked` on both.
Result<void> unlink_tickets(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                            TicketId ticket, LinkId id);

/// In both directions, in the order of linking.
std::vector<Link> links_of(storage::Transaction& tx, DeskId desk, TicketId ticket);

/// False when there is such a link already.
bool insert_link(storage::Transaction& tx, DeskId desk, Link const& link);
std::optional<Link> find_link(storage::Transaction& tx, DeskId desk, TicketId from, TicketId to, LinkKind kind);
/// Nothing happens when there is none.
void delete_link(storage::Transaction& tx, DeskId desk, LinkId id);

}  // namespace podpora::tickets
