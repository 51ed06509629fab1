#pragma once

#include "features/tickets/ticket.h"

namespace podpora::tickets {

/// What rules a ticket whose service or customer has become known or another one: the agreement that it would have been
/// opened under, had that been known. What `after` names already stays when a person chose it, now or before, and when
/// neither has changed.
std::optional<std::int64_t> choose_agreement(storage::Transaction& tx, DeskId desk, Ticket const& before,
                                             Ticket const& after);

/// Leaves an internal note that the agreement followed, and records `ticket.agreement_chosen`.
void note_choice(storage::Transaction& tx, Context const& context, Actor const& actor, Ticket const& before,
                 Ticket const& after);

/// `version 3 (agr_…)`, as people of the desk read it; a dash for none.
std::string agreement_name(storage::Transaction& tx, DeskId desk, std::string const& language,
                           std::optional<std::int64_t> agreement);

}  // namespace podpora::tickets
