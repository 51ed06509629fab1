#pragma once

#include "features/audit/audit.h"
#include "features/charges/charge.h"

#include <string>
#include <vector>

namespace podpora::charges {

/// Makes the lines of that month's fees (`2026-11`), for every customer with an agreement of its own whose terms have
/// any: once, however often it is called, also by two at once. A month in which the agreement begins, ends or gives way
/// to a later one costs the share of its days. Users are the customer's contacts, seats those of its active
/// subscriptions, as they are now. Answers the lines of the month, old and new. kInvalid `/month`.
Result<std::vector<Charge>> make_fees(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                      std::string const& month);

}  // namespace podpora::charges
