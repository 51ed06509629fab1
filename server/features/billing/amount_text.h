#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace podpora::billing {

/// How many digits the minor unit of a currency has by ISO 4217 (list one of 2024-06-25): 2 but for the currencies that
/// the list names otherwise. Not what CLDR shows: that leaves out the minor unit of some that have one.
int minor_digits(std::string_view currency);

/// A scaled integer as decimal text with a full stop: (123450, 2) is `1234.50`, (-5, 2) is `-0.05`.
std::string decimal_text(std::int64_t scaled, int digits);

/// The same without zeros at the end of the fraction: (750, 3) is `0.75`, (21000, 3) is `21`.
std::string short_decimal_text(std::int64_t scaled, int digits);

/// As people of that language write it, with groups of three: `1 234,50` with no-break spaces in Czech, `1,234.50` in
/// English.
std::string local_decimal_text(std::string_view language, std::string_view decimal);

/// A day as people of that language write it: `2026-11-23` is `23. 11. 2026` or `23 Nov 2026`. A text that is no day
/// comes back as it is.
std::string local_day_text(std::string_view language, std::string const& day);

}  // namespace podpora::billing
