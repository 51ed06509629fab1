#pragma once

#include "features/billing/invoice.h"

#include <span>

namespace podpora::billing {

/// One row of cells as RFC 4180 writes it, with CRLF. A text that a spreadsheet would take for a formula begins with an
/// apostrophe (OWASP, "CSV Injection", 2024); a cell that is a number is left alone.
std::string csv_row(std::vector<std::string> const& cells);

/// The invoices line by line: UTF-8 with a byte order mark, so that spreadsheets read it as such, and a header row.
/// Amounts have a full stop. The amounts of credit notes are negative: the column adds up.
std::string to_csv(std::span<Invoice const> invoices);

}  // namespace podpora::billing
