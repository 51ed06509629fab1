#pragma once

#include "features/billing/invoice.h"

#include <utility>

namespace podpora::billing {

/// The sums of the lines. The one rounding rule: the amount of a line is rounded when it is rated; then the tax of each
/// category and rate is rounded once, on the sum of its lines, to the currency's minor unit, halves away from zero (EN
/// 16931-1 section 6.4.3, BR-CO-17). Every other figure is a sum of these.
InvoiceTotals sum_up(std::vector<InvoiceLine> const& lines);

/// The line of a charge. The reason of a discount is in the language of the invoice.
InvoiceLine line_of(charges::Charge const& charge, std::string_view language);

/// Turns the signs of a line round: what was billed is given back.
InvoiceLine reversed(InvoiceLine line);

/// Puts lines, totals, and the first and last day of supply into the document; when the lines sum up to less than
/// nothing it becomes a credit note with all signs turned round.
void fill_in(Invoice& invoice, std::vector<InvoiceLine> lines);

/// Why no tax is charged in that category: a code of the VATEX list and words in that language. Empty for categories
/// that charge tax (S, L, M) and for the zero rate (Z).
std::optional<std::pair<std::string, std::string>> exemption(std::string_view category, std::string_view language);

}  // namespace podpora::billing
