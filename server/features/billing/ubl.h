#pragma once

#include "features/billing/invoice.h"

namespace podpora::billing {

/// The invoice as UBL 2.1 (OASIS, 2013-11-04) in the profile Peppol BIS Billing 3.0
/// (https://docs.peppol.eu/poacc/billing/3.0/, release of 2025-05): an Invoice, or a CreditNote. Elements stand in the
/// order of the schema; what is empty is left out. `broken_rules` says which rules the result breaks.
std::string to_ubl(Invoice const& invoice);

}  // namespace podpora::billing
