#pragma once

#include "features/charges/terms.h"

#include <optional>
#include <string>
#include <vector>

namespace podpora::charges {

/// A calendar month, `2026-11`.
struct Month {
  std::chrono::year_month value;

  std::string first_day() const;  ///< `2026-11-01`
  std::string last_day() const;
  int days() const;
};
/// Empty for what is no month, or is outside of 1970 to 2037.
std::optional<Month> parse_month(std::string const& text);

/// Days at the desk on which an agreement rules: from `from`, to before `until`, which is empty while it goes on.
struct Reign {
  std::string from;
  std::optional<std::string> until;
};

/// The days of the month on which it rules; empty when there is none.
struct Days {
  std::string first;
  std::string last;
  int count{0};
};
std::optional<Days> days_within(Reign const& reign, Month const& month);

/// How many thousandths of a monthly unit are owed for these days, rounded once.
std::int64_t monthly_quantity(std::int64_t units, Days const& days, Month const& month);

}  // namespace podpora::charges
