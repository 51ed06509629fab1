#pragma once

#include "features/audit/audit.h"
#include "platform/base/money.h"
#include "platform/base/result.h"
#include "platform/storage/database.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace podpora::insight {

/// What an hour of the desk's own people costs, and who said so.
struct HourCost {
  std::int64_t minor{0};
  std::string currency;
  std::string changed_by;
  Time changed_at;

  Money money() const { return {minor, currency}; }
};
BOOST_DESCRIBE_STRUCT(HourCost, (), (minor, currency, changed_by, changed_at))

/// Empty while nobody said: own work is then no cost.
std::optional<HourCost> find_hour_cost(storage::Transaction& tx, DeskId desk);

/// Sets it for the whole desk, or takes it away. kInvalid `/cost/minor` (`out-of-range`: 1 to 100 000 000),
/// `/cost/currency` (`currency`: no code of ISO 4217). Records `hour_cost.set` with what it was.
Result<void> set_hour_cost(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                           std::optional<Money> const& cost);

}  // namespace podpora::insight
