#include "features/customers/delegation.h"

#include "features/customers/add_customer.h"
#include "testing/database.h"

#include <gmock/gmock.h>

namespace podpora::customers {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr auto kDay = std::chrono::hours{24};

class DelegationTest : public podpora::testing::StoreTest {
 protected:
  audit::Context audit() { return {clock, ids, *random}; }
  Actor anna() { return Actor{.desk = desk, .kind = Actor::Kind::kAgent, .name = "Anna"}; }

  CustomerId bakery() {
    return db()
        .write(storage::Scope::of(desk),
               [&](auto& tx) { return add_customer(tx, audit(), anna(), {.name = "Pekárna", .language = "cs"}); })
        .value()
        .id;
  }
  Result<void> note(CustomerId customer, std::string role, int days) {
    return db().write(storage::Scope::of(desk), [&](auto& tx) {
      return note_delegated_access(tx, audit(), anna(), customer, {role, clock.now() + kDay * days});
    });
  }
  std::vector<std::string> ending(DeskId of, int from, int to) {
    return db().read(storage::Scope::of(of), [&](auto& tx) {
      std::vector<std::string> roles;
      for (auto const& access : access_ending(tx, of, clock.now() + kDay * from, clock.now() + kDay * to)) {
        roles.push_back(access.customer_name + " " + access.role);
      }
      return roles;
    });
  }
};

PODPORA_BOTH_DATABASES(DelegationTest);

TEST_P(DelegationTest, noting_a_role_again_moves_its_end) {
  auto const customer = bakery();
  ASSERT_TRUE(note(customer, "global_administrator", 10).has_value());
  ASSERT_TRUE(note(customer, "global_administrator", 400).has_value());
  auto const held =
      db().read(storage::Scope::of(desk), [&](auto& tx) { return delegated_access_of(tx, desk, customer); });
  ASSERT_EQ(held.size(), 1u);
  EXPECT_EQ(held[0].expires_at, clock.now() + kDay * 400);
  EXPECT_EQ(note(customer, " ", 1).error().fields.at(0).pointer, "/role");
  EXPECT_EQ(note(customer, "Global admin", 1).error().fields.at(0).code, "role-code");
  EXPECT_EQ(note(CustomerId{1}, "global_administrator", 1).error().kind, ErrorCode::kNotFound);
}

TEST_P(DelegationTest, what_runs_out_is_listed_the_soonest_first) {
  auto const customer = bakery();
  ASSERT_TRUE(note(customer, "user_administrator", 20).has_value());
  ASSERT_TRUE(note(customer, "global_administrator", 10).has_value());
  ASSERT_TRUE(note(customer, "helpdesk_administrator", 400).has_value());
  EXPECT_THAT(ending(desk, 0, 30), ElementsAre("Pekárna global_administrator", "Pekárna user_administrator"));
  EXPECT_THAT(ending(other_desk, 0, 3000), IsEmpty());
  auto const remove = [&](DeskId of) {
    auto const actor = Actor{.desk = of, .kind = Actor::Kind::kAgent, .name = "Somebody"};
    return db().write(storage::Scope::of(of), [&](auto& tx) {
      return remove_delegated_access(tx, audit(), actor, customer, "global_administrator");
    });
  };
  EXPECT_EQ(remove(other_desk).error().kind, ErrorCode::kNotFound);
  EXPECT_TRUE(remove(desk).has_value());
  EXPECT_THAT(ending(desk, 0, 30), ElementsAre("Pekárna user_administrator"));
}

}  // namespace
}  // namespace podpora::customers
