#include "features/customers/seats.h"

#include <fmt/format.h>

namespace podpora::customers {

namespace {

constexpr storage::Query kOfCustomer{"subscription_seats.of_customer", R"(
  select h.subscription_id, h.quantity, h.used, h.at from subscription s
  join subscription_seats h on h.desk_id = s.desk_id and h.subscription_id = s.id
  where s.desk_id = :desk and s.customer_id = :customer order by h.at, h.subscription_id, h.position)"};

constexpr storage::Query kNote{"subscription_seats.note", R"(
  insert into subscription_seats (desk_id, subscription_id, position, quantity, used, at)
  select cast(:desk as bigint), cast(:subscription as bigint), coalesce(max(position), 0) + 1,
         cast(:quantity as bigint), cast(:used as bigint), cast(:at as bigint)
  from subscription_seats where desk_id = :desk and subscription_id = :subscription)"};

constexpr storage::Query kLastUsed{"subscription_seats.last_used", R"(
  select used from subscription_seats where desk_id = :desk and subscription_id = :subscription
  order by position desc limit 1)"};

constexpr storage::Query kChange{"subscription.change", R"(
  update subscription set quantity = :quantity, state = :state where desk_id = :desk and id = :id)"};

bool is_state(std::string_view state) {
  return state == "active" || state == "suspended" || state == "expired";
}

}  // namespace

std::vector<SeatCount> seats_of(storage::Transaction& tx, DeskId desk, CustomerId customer) {
  return tx.all<SeatCount>(kOfCustomer, {{"desk", desk}, {"customer", customer}});
}

void note_seats(storage::Transaction& tx, DeskId desk, SeatCount const& count) {
  tx.execute(kNote, {{"desk", desk},
                     {"subscription", count.subscription_id},
                     {"quantity", count.quantity},
                     {"used", count.used},
                     {"at", count.at}});
}

Result<Subscription> change_subscription(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                         SubscriptionId id, SubscriptionChange const& change) {
  auto found = find_subscription(tx, actor.desk, id);
  if (!found) return not_found("subscription");
  auto const before = tx.first<std::optional<std::int64_t>>(kLastUsed, {{"desk", actor.desk}, {"subscription", id}});
  found->quantity = change.quantity.value_or(found->quantity);
  if (found->quantity < 0) return invalid("/quantity", "range");
  auto const used = change.used ? change.used : before.value_or(std::nullopt);
  if (change.used && (*change.used < 0 || *change.used > found->quantity)) return invalid("/used", "range");
  if (change.state && !is_state(*change.state)) return invalid("/state", "not-a-choice");
  found->state = change.state.value_or(found->state);
  tx.execute(kChange, {{"desk", actor.desk}, {"id", id}, {"quantity", found->quantity}, {"state", found->state}});
  note_seats(tx, actor.desk, {id, found->quantity, used, context.clock.now()});
  audit::record(tx, context, actor,
                {.kind = "subscription.changed",
                 .subject = to_text(id),
                 .payload = fmt::format(R"({{"quantity":{},"state":"{}"}})", found->quantity, found->state)});
  return *std::move(found);
}

}  // namespace podpora::customers
