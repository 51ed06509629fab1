#pragma once

#include "features/charges/context.h"
#include "features/charges/record_time.h"
#include "features/charges/terms.h"
#include "features/offers/agreement_store.h"

namespace podpora::charges {

/// All that decides the price of work on a ticket, read once for preview and record alike.
struct Basis {
  tickets::Ticket ticket;
  std::optional<offers::AgreementInForce> agreement;
  Terms terms;
  std::vector<Wallet> wallets;  ///< in the order of drawing; without an id: granted with the first recorded work
  Work work;
  Price price;
};

/// kNotFound; kInvalid as `preview_price` says.
Result<Basis> price_basis(storage::Transaction& tx, audit::Context const& context, DeskId desk, NewTime const& time);

/// Stores the lines of a time entry with what they draw, and asks for approval where the terms want one.
/// Records `charge.made` for each line.
std::vector<Charge> store_lines(storage::Transaction& tx, Context const& context, Actor const& actor,
                                Basis const& basis, TimeEntryId entry);

}  // namespace podpora::charges
