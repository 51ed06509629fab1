#pragma once

#include "features/billing/invoice_store.h"

namespace podpora::billing {

/// A composed invoice on its way into the books.
struct Issue {
  std::optional<RunId> run_id;
  customers::CustomerId bill_to;
  Invoice invoice;                       ///< without a number
  std::vector<charges::Charge> charges;  ///< of its lines, in their order
  std::optional<InvoiceId> corrects_id;
  std::string invoice_prefix;
  std::string credit_prefix;
};

/// Gives the number, stores the document and its lines, takes the charges. kConflict `billing-run-changed` when one of
/// them is not to be had any more: the caller's transaction is rolled back, and the number with it. Records
/// `invoice.issued`.
Result<Issued> issue(storage::Transaction& tx, audit::Context const& context, Actor const& actor, Issue issue);

/// The digits of a number, the last ten: what a bank takes as a reference (the Czech variable symbol).
std::string payment_reference(std::string const& number);

}  // namespace podpora::billing
