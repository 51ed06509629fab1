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

/// Category (UNCL5305) and rate of a line.
struct Tax {
  std::string category;
  std::int64_t basis_points{0};
};

/// A charge is taxed as the buyer is, when that was set; else as its terms said; and where they named no category, or a
/// rate of nothing, at the seller's usual rate. A seller without a VAT id charges no tax at all (category O).
Tax tax_of(charges::Charge const& charge, Seller const& seller, Buyer const& buyer);

/// Whether VAT is not asked at all. Such lines go on an invoice of their own, which shows no VAT id: EN 16931-1:2017,
/// BR-O-02 to BR-O-04 and BR-O-11 to BR-O-12.
inline bool is_outside_of_vat(Tax const& tax) {
  return tax.category == "O";
}

/// The invoice of these charges, in the buyer's language, each taxed as `tax_of` says. They are all outside of VAT, or
/// none is.
Invoice compose(Composition const& from);

/// The day so many days later; the text itself when it is no day.
std::string days_later(std::string const& day, std::int64_t days);

}  // namespace podpora::billing
