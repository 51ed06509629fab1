#pragma once

#include "features/tickets/placeholder_rules.h"
#include "features/tickets/ticket.h"

namespace podpora::macros {

/// The language in which the ticket's customer is written to: the contact's, else the company's, else the desk's.
std::string language_of(storage::Transaction& tx, DeskId desk, tickets::Ticket const& ticket);

/// What the names of a prepared text stand for on that ticket, written by the actor in that language. Times are in the
/// desk's zone. What is not known has no value.
tickets::PlaceholderValues values_of(storage::Transaction& tx, Actor const& actor, tickets::Ticket const& ticket,
                                     std::string const& language, std::string const& public_url);

}  // namespace podpora::macros
