#pragma once

#include "features/billing/parties.h"

namespace podpora::billing {

/// Everything of an invoice but its number.
struct Composition {
  Seller seller;
  Buyer buyer;
  std::string currency;
  std::string issued_on;
  std::vector<charges::Charge> charges;
};

/// The invoice of these charges, in the buyer's language. A line is taxed as the buyer is, when that was set; else as
/// the charge says; and where the charge names no rate (terms without a tax say category O), at the seller's usual one.
/// A seller without a VAT id charges no tax at all (category O).
Invoice compose(Composition const& from);

/// The day so many days later; the text itself when it is no day.
std::string days_later(std::string const& day, std::int64_t days);

}  // namespace podpora::billing
