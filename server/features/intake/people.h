#pragma once

#include "features/intake/trust_rules.h"
#include "features/notify/participants.h"

namespace podpora::intake {

/// What is known of a mail that may name people: how it was proved.
struct Proof {
  notify::TokenState token{notify::TokenState::kNone};
  Dmarc dmarc{Dmarc::kNone};
};

/// Notes whom the mail names besides the desk, its agents, its sender and the ticket's contact: added, or pending until
/// an agent or the requester says yes (`joining_of`). At most twenty a mail.
void join_people(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                 tickets::Ticket const& ticket, mail::ParsedMail const& mail, Proof const& proof);

/// True when the sender was confirmed as a participant of the ticket.
bool takes_part(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket, std::string const& address);

}  // namespace podpora::intake
