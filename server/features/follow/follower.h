#pragma once

#include "features/tickets/carry.h"
#include "features/tickets/ticket.h"

#include <boost/describe/class.hpp>

namespace podpora::follow {

/// Somebody of the desk who hears of what happens on a ticket.
struct Follower {
  PersonId person_id;
  std::string name;
  Time since;
};
BOOST_DESCRIBE_STRUCT(Follower, (), (person_id, name, since))

/// In the order of their names.
std::vector<Follower> followers_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);

/// The actor hears of the ticket from now on. kNotFound when the actor does not see it; kForbidden for an actor who is
/// no person. Records `ticket.followed`, once.
Result<void> follow_ticket(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                           tickets::TicketId ticket);

/// And no more. Records `ticket.unfollowed` where they did. kNotFound when the actor does not see it.
Result<void> unfollow_ticket(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                             tickets::TicketId ticket);

/// Followers of a ticket that is merged hear of the survivor.
tickets::Carrier ticket_carrier();

/// False when they follow already.
bool insert_follower(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket, PersonId person, Time now);
/// False when they did not.
bool delete_follower(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket, PersonId person);

}  // namespace podpora::follow
