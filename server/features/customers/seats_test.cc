#include "features/customers/seats.h"

#include "features/customers/add_customer.h"
#include "testing/database.h"

#include <gtest/gtest.h>

namespace podpora::customers {
namespace {

class SeatsTest : public testing::StoreTest {
 protected:
  template <class F>
  auto write(F f, DeskId of) {
    audit::Context const context{clock, ids, *random};
    auto const actor = system_actor(of);
    return db().write(storage::Scope::of(of), [&](auto& tx) { return f(tx, context, actor); });
  }
  Subscription add(std::int64_t quantity) {
    return write(
        [&](auto& tx, auto& c, auto& by) {
          auto const customer = add_customer(tx, c, by, {.name = "Pekárna", .language = "cs"}).value();
          return add_subscription(
                     tx, c, by,
                     {.customer_id = customer.id, .service = "azure", .quantity = quantity, .state = "active"})
              .value();
        },
        desk);
  }
  Result<Subscription> change(SubscriptionId id, SubscriptionChange const& to, DeskId of) {
    return write([&](auto& tx, auto& c, auto& by) { return change_subscription(tx, c, by, id, to); }, of);
  }
  std::vector<SeatCount> seats(CustomerId customer, DeskId of) {
    return db().read(storage::Scope::of(of), [&](auto& tx) { return seats_of(tx, of, customer); });
  }
};
PODPORA_BOTH_DATABASES(SeatsTest);

TEST_P(SeatsTest, EveryChangeIsKeptWithItsTime) {
  auto const held = add(10);
  clock.advance(std::chrono::hours{24});
  ASSERT_TRUE(change(held.id, {.used = 4}, desk).has_value());
  auto const changed = change(held.id, {.quantity = 25, .state = "suspended"}, desk);
  EXPECT_EQ(changed->quantity, 25);
  EXPECT_EQ(changed->state, "suspended");
  auto const history = seats(held.customer_id, desk);
  ASSERT_EQ(history.size(), 3U);
  EXPECT_EQ(history[0].quantity, 10);
  EXPECT_FALSE(history[0].used);
  EXPECT_EQ(history[1].used, 4);
  EXPECT_EQ(history[2].quantity, 25);
  EXPECT_EQ(history[2].used, 4) << "what nobody says otherwise goes on";
  EXPECT_EQ(history[2].at - history[0].at, std::chrono::hours{24});
}

TEST_P(SeatsTest, WrongValuesAreRefusedByTheirField) {
  auto const held = add(10);
  EXPECT_EQ(change(held.id, {.quantity = -1}, desk).error().fields.at(0).pointer, "/quantity");
  EXPECT_EQ(change(held.id, {.used = 11}, desk).error().fields.at(0).pointer, "/used");
  EXPECT_EQ(change(held.id, {.state = "gone"}, desk).error().fields.at(0).pointer, "/state");
  EXPECT_EQ(seats(held.customer_id, desk).size(), 1U);
}

TEST_P(SeatsTest, AnotherDeskNeitherSeesNorChangesThem) {
  auto const held = add(10);
  EXPECT_EQ(change(held.id, {.quantity = 1}, other_desk).error().kind, ErrorCode::kNotFound);
  EXPECT_TRUE(seats(held.customer_id, other_desk).empty());
}

}  // namespace
}  // namespace podpora::customers
