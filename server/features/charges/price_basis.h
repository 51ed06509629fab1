#pragma once

#include "features/audit/audit.h"
#include "features/charges/charge_store.h"
#include "features/charges/record_time.h"
#include "features/charges/terms.h"
#include "features/offers/agreement_store.h"

namespace podpora::charges {

/// All that decides the price of work on a ticket, read once for preview and record alike.
struct Basis {
  tickets::Ticket ticket;
  std::optional<offers::AgreementInForce> agreement;
  Terms terms;
  std::optional<Wallet> wallet;
  std::optional<std::int64_t> granted_balance;  ///< empty until the period's grant is written
  Work work;
  Price price;
};

/// kNotFound; kInvalid for minutes that are not 1 to 1440, or a start outside of 1970 to 2037.
Result<Basis> price_basis(storage::Transaction& tx, audit::Context const& context, DeskId desk, NewTime const& time);

/// The lines of the work as they would be stored: with tax, cost and the text for the customer, not in the database.
std::vector<Charge> lines_of(storage::Transaction& tx, audit::Context const& context, DeskId desk, Basis const& basis,
                             TimeEntryId entry);

}  // namespace podpora::charges
