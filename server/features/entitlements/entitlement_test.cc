#include "features/entitlements/entitlement.h"
#include "features/entitlements/entitlement_store.h"
#include "testing/database.h"

#include <gmock/gmock.h>

#include <atomic>
#include <stdexcept>
#include <thread>

namespace podpora::entitlements {
namespace {

constexpr std::string_view kKey = "0123456789abcdef0123456789abcdef";

class EntitlementTest : public podpora::testing::StoreTest {
 protected:
  Context context() { return {{clock, ids, *random}, kKey}; }
  Actor anna() { return Actor{.desk = desk, .kind = Actor::Kind::kAgent, .name = "Anna"}; }

  template <class F>
  auto write(F&& f) {
    return db().write(storage::Scope::of(desk), std::forward<F>(f));
  }

  Entitlement add(std::optional<std::int64_t> allowance) {
    return write([&](auto& tx) {
             return add_entitlement(tx, context(), anna(),
                                    {.vehicle = "partner_on_premises_support",
                                     .name = "Solutions Partner 2026",
                                     .allowance = allowance,
                                     .credentials = {"C-77", "A-1234"},
                                     .valid_from = clock.now() - std::chrono::hours{24},
                                     .valid_to = clock.now() + std::chrono::hours{24 * 30}});
           })
        .value();
  }

  Result<std::int64_t> make(EntitlementId id, EntryKind kind, std::int64_t amount) {
    return write([&](auto& tx) {
      return make_entry(tx, context(), anna(), id,
                        {.kind = kind, .amount = amount, .reason = "test", .reference = "srq_1"});
    });
  }
};

PODPORA_BOTH_DATABASES(EntitlementTest);

TEST_P(EntitlementTest, the_balance_is_the_sum_of_the_ledger) {
  auto const held = add(20);
  EXPECT_EQ(held.balance, 20);
  EXPECT_EQ(make(held.id, EntryKind::kDraw, 1).value(), 19);
  EXPECT_EQ(make(held.id, EntryKind::kGiveBack, 1).value(), 20);
  EXPECT_EQ(make(held.id, EntryKind::kAdjust, -3).value(), 17);
  EXPECT_EQ(make(held.id, EntryKind::kExpire, 17).value(), 0);
  auto const ledger = db().read(storage::Scope::of(desk), [&](auto& tx) { return ledger_of(tx, desk, held.id); });
  ASSERT_EQ(ledger.size(), 5u);
  EXPECT_EQ(ledger[1].amount, -1);
  EXPECT_EQ(ledger[1].person_name, "Anna");
  EXPECT_EQ(ledger[1].reference, "srq_1");
}

TEST_P(EntitlementTest, a_draw_never_overdraws) {
  auto const held = add(1);
  EXPECT_TRUE(make(held.id, EntryKind::kDraw, 1).has_value());
  auto const refused = make(held.id, EntryKind::kDraw, 1);
  ASSERT_TRUE(refused.has_error());
  EXPECT_EQ(refused.error().code, "entitlement-exhausted");
  EXPECT_EQ(make(held.id, EntryKind::kDraw, -1).error().fields.at(0).code, "negative");
}

TEST_P(EntitlementTest, concurrent_draws_never_overdraw) {
  auto const held = add(5);
  std::atomic<int> drawn{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int n = 0; n < 3; ++n) {
        if (make(held.id, EntryKind::kDraw, 1).has_value()) ++drawn;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(drawn, 5);
  auto const left =
      db().read(storage::Scope::of(desk), [&](auto& tx) { return find_entitlement(tx, desk, held.id)->balance; });
  EXPECT_EQ(left, 0);
}

TEST_P(EntitlementTest, an_unlimited_one_is_never_empty_but_its_draws_are_counted) {
  auto const held = add(std::nullopt);
  EXPECT_EQ(make(held.id, EntryKind::kDraw, 1).value(), -1);
  EXPECT_EQ(make(held.id, EntryKind::kDraw, 1).value(), -2);
}

TEST_P(EntitlementTest, an_expired_one_is_not_drawn) {
  auto const held = add(5);
  clock.advance(std::chrono::hours{24 * 31});
  EXPECT_EQ(make(held.id, EntryKind::kDraw, 1).error().code, "entitlement-not-valid");
}

TEST_P(EntitlementTest, contract_and_access_ids_are_sealed) {
  auto const held = add(5);
  db().read(storage::Scope::of(desk), [&](auto& tx) {
    auto const sealed = find_sealed(tx, desk, held.id);
    EXPECT_THAT(sealed->contract, ::testing::Not(::testing::HasSubstr("C-77")));
    auto const opened = credentials_of(tx, desk, held.id, kKey);
    EXPECT_EQ(opened->contract_id, "C-77");
    EXPECT_EQ(opened->access_id, "A-1234");
    EXPECT_THROW(credentials_of(tx, desk, held.id, "another key, also 32 bytes long!"), std::runtime_error);
  });
}

TEST_P(EntitlementTest, another_desk_sees_nothing) {
  auto const held = add(5);
  db().read(storage::Scope::of(other_desk), [&](auto& tx) {
    EXPECT_TRUE(list_entitlements(tx, other_desk).empty());
    EXPECT_FALSE(find_entitlement(tx, other_desk, held.id));
  });
  auto const mallory = Actor{.desk = other_desk, .kind = Actor::Kind::kAgent, .name = "Mallory"};
  auto const taken = db().write(storage::Scope::of(other_desk), [&](auto& tx) {
    return make_entry(tx, context(), mallory, held.id, {.kind = EntryKind::kDraw, .amount = 1});
  });
  EXPECT_EQ(taken.error().kind, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace podpora::entitlements
