#pragma once

#include "features/offers/offer.h"
#include "features/tickets/ticket.h"

namespace podpora::tickets {

/// What a ticket shall be ruled by from now on, and why.
struct Pin {
  TicketId ticket_id;
  std::optional<offers::AgreementId> agreement_id;  ///< empty: by none
  std::string reason;
};

/// Ties the ticket to another agreement than the one in force when it was opened: its clocks and its prices from now on
/// follow that one; what is charged stays charged. kNotFound; kInvalid without a reason, and for an agreement that is
/// neither the ticket's customer's nor a default, or was not in force when the ticket was opened; kConflict
/// `agreement-same`. Leaves an internal note and records `ticket.agreement_changed`. In the caller's transaction.
Result<Ticket> pin_agreement(storage::Transaction& tx, Context const& context, Actor const& actor, Pin const& pin);

}  // namespace podpora::tickets
