#pragma once

#include "features/customers/customer.h"

#include <string>
#include <string_view>
#include <vector>

namespace podpora::customers {

/// Most lines that one import takes, the heading not counted.
inline constexpr std::size_t kImportLinesMax = 2'000;

/// One line of an imported file: a company, and maybe one of its people (an empty address: none).
struct ImportLine {
  std::size_t line{0};  ///< in the file, from 1
  Customer customer;
  Contact contact;
};

/// Reads a CSV file (RFC 4180) with a heading: commas, semicolons or tabs, with or without a byte order mark, as
/// spreadsheets save it. Columns in any order, named in English or Czech: `name` is needed; `domain`, `tenant`,
/// `cloud`, `language`, `country`, `contact_name`, `contact_email` and `contact_phone` may be left out. An empty
/// language is `language`. kInvalid with `/lines/<line>/<column>` for every cell that is wrong, and `/lines/1` for the
/// heading.
Result<std::vector<ImportLine>> read_import(std::string_view text, std::string const& language);

}  // namespace podpora::customers
