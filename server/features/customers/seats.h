#pragma once

#include "features/audit/audit.h"
#include "features/customers/customer.h"

namespace podpora::customers {

/// From when on a subscription had so many seats, and how many of them were in use; empty: nobody has said.
struct SeatCount {
  SubscriptionId subscription_id;
  std::int64_t quantity{0};
  std::optional<std::int64_t> used;
  Time at;
};
BOOST_DESCRIBE_STRUCT(SeatCount, (), (subscription_id, quantity, used, at))

/// Oldest first, all subscriptions of the customer.
std::vector<SeatCount> seats_of(storage::Transaction& tx, DeskId desk, CustomerId customer);

/// What may change of a subscription; what is empty stays.
struct SubscriptionChange {
  std::optional<std::int64_t> quantity;
  std::optional<std::int64_t> used;
  std::optional<std::string> state;  ///< active, suspended, expired
};

/// Changes a subscription, and keeps how many seats there are from now on. kNotFound; kInvalid `range` at `/quantity`
/// or
/// `/used` (below zero, or more used than there are), `not-a-choice` at `/state`. Records `subscription.changed`.
Result<Subscription> change_subscription(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                         SubscriptionId id, SubscriptionChange const& change);

/// Appends to the history of a subscription.
void note_seats(storage::Transaction& tx, DeskId desk, SeatCount const& count);

}  // namespace podpora::customers
