#pragma once

#include "features/tickets/ticket.h"

#include <boost/describe/class.hpp>

namespace podpora::tickets {

/// True for a ticket about a vulnerability: until it is closed everywhere, whoever reads of it could use it.
bool is_restricted(Ticket const& ticket);

/// Somebody who may see a restricted ticket, besides its assignee and whoever holds `vulnerability_read`.
struct NamedPerson {
  PersonId id;
  std::string name;
  std::string added_by;
  Time added_at;
};
BOOST_DESCRIBE_STRUCT(NamedPerson, (), (id, name, added_by, added_at))

/// In the order of adding.
std::vector<NamedPerson> named_people(storage::Transaction& tx, DeskId desk, TicketId ticket);

/// True when the actor may know that the ticket is there. A ticket that is not restricted: always, but for a contact
/// who sees the own requests alone. A restricted one: the desk itself, holders of `vulnerability_read`, its assignee,
/// the people named on it, and of the customer only the contact whose request it is.
bool may_see(storage::Transaction& tx, Actor const& actor, Ticket const& ticket);

/// The ticket, if the actor may see it. Else kNotFound, as if it were not there.
Result<Ticket> find_visible(storage::Transaction& tx, Actor const& actor, TicketId ticket);

/// What opening, and changing the nature, do with a ticket that becomes restricted: the actor and the agent who opened
/// it are named on it, so that nobody locks the own work away. Records `ticket.restricted`.
void restrict_to_named(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                       Ticket const& ticket);

/// Names an agent on a restricted ticket. kNotFound when the actor may not see the ticket; kConflict
/// `ticket-not-restricted`; kInvalid at `/person_id` for nobody of this desk's agents. Records `ticket.access_added`.
Result<void> add_named_person(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                              TicketId ticket, PersonId person);

/// Takes the name away again. kNotFound when it is not there. Records `ticket.access_removed`.
Result<void> remove_named_person(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                 TicketId ticket, PersonId person);

}  // namespace podpora::tickets
