#pragma once

#include "features/charges/new_line.h"
#include "platform/base/money.h"

namespace podpora::charges {

/// What a person charges or gives back on a ticket.
struct TicketLine {
  tickets::TicketId ticket_id;
  LineKind kind{LineKind::kFixed};  ///< fixed, pass_through or credit
  Money amount;                     ///< of a pass-through: what the upstream side charged us
  std::string text;
  std::string upstream{};  ///< of a pass-through: who charged us
};

/// A fixed price for the request (which then pays for all further work on it), an upstream side's bill passed on by the
/// rule for it, or a credit. kNotFound; kInvalid `/kind`, `/amount`, `/text`, `/upstream`; kConflict
/// `ticket-without-customer`, `fixed-price-exists`. Records `charge.made`.
Result<Charge> add_charge(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                          TicketLine const& line);

}  // namespace podpora::charges
