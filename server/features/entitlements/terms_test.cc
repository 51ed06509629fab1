#include "features/audit/event_store.h"
#include "features/entitlements/term_rules.h"
#include "features/entitlements/terms.h"
#include "features/entitlements/warnings.h"
#include "testing/database.h"

#include <gmock/gmock.h>

#include <atomic>
#include <thread>

namespace podpora::entitlements {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::string_view kKey = "0123456789abcdef0123456789abcdef";
constexpr auto kDay = std::chrono::hours{24};

class EntitlementTermsTest : public podpora::testing::StoreTest {
 protected:
  Context context() { return {{clock, ids, *random}, kKey}; }
  Actor anna() { return Actor{.desk = desk, .kind = Actor::Kind::kAgent, .name = "Anna"}; }

  template <class F>
  auto write(F&& f) {
    return db().write(storage::Scope::of(desk), std::forward<F>(f));
  }
  template <class F>
  auto read(F&& f) {
    return db().read(storage::Scope::of(desk), std::forward<F>(f));
  }

  Entitlement add(std::int64_t allowance, std::vector<Cap> caps = {}) {
    return write([&](auto& tx) {
             return add_entitlement(tx, context(), anna(),
                                    {.vehicle = "partner_on_premises_support",
                                     .name = "Solutions Partner 2026",
                                     .allowance = allowance,
                                     .credentials = {"C-77", "A-1234"},
                                     .valid_from = clock.now() - kDay,
                                     .valid_to = clock.now() + kDay * 60,
                                     .warn_days = 30,
                                     .warn_balance = 1,
                                     .caps = caps});
           })
        .value();
  }

  Result<std::int64_t> draw(EntitlementId id, std::string reference, Use use = {}, std::int64_t amount = 1) {
    return write([&](auto& tx) {
      return make_entry(
          tx, context(), anna(), id,
          {.kind = EntryKind::kDraw, .amount = amount, .reason = "escalated", .reference = reference, .use = use});
    });
  }
  Result<std::int64_t> give_back(EntitlementId id, std::string reference, std::int64_t amount = 1) {
    return write([&](auto& tx) {
      return make_entry(
          tx, context(), anna(), id,
          {.kind = EntryKind::kGiveBack, .amount = amount, .reason = "duplicate: of 12", .reference = reference});
    });
  }

  std::int64_t balance(EntitlementId id) {
    return read([&](auto& tx) { return find_entitlement(tx, desk, id)->balance; });
  }
  std::vector<WarningKind> warnings() {
    return read([&](auto& tx) {
      std::vector<WarningKind> kinds;
      for (auto const& warning : open_warnings(tx, desk, clock.now())) kinds.push_back(warning.kind);
      return kinds;
    });
  }
  /// How often that happened to it.
  std::ptrdiff_t times(EntitlementId id, std::string_view kind) {
    auto const events = read([&](auto& tx) { return audit::events_of(tx, desk, to_text(id)); });
    return std::ranges::count(events, kind, &audit::Event::kind);
  }
};

PODPORA_BOTH_DATABASES(EntitlementTermsTest);

TEST_P(EntitlementTermsTest, a_cap_of_each_customer_holds_until_something_comes_back) {
  auto const held = add(20, {{CapPer::kCustomer, "", CapPeriod::kMonth, 2}});
  EXPECT_TRUE(draw(held.id, "srq_1", {.customer_id = 7}).has_value());
  EXPECT_TRUE(draw(held.id, "srq_2", {.customer_id = 7}).has_value());
  EXPECT_EQ(draw(held.id, "srq_3", {.customer_id = 7}).error().code, "entitlement-capped");
  EXPECT_TRUE(draw(held.id, "srq_4", {.customer_id = 8}).has_value());
  EXPECT_TRUE(give_back(held.id, "srq_1").has_value());
  EXPECT_TRUE(draw(held.id, "srq_3", {.customer_id = 7}).has_value());
  clock.advance(kDay * 10);
  EXPECT_TRUE(draw(held.id, "srq_5", {.customer_id = 7}).has_value()) << "another month";
}

TEST_P(EntitlementTermsTest, concurrent_draws_never_pass_a_cap) {
  auto const held = add(100, {{CapPer::kService, "azure", CapPeriod::kYear, 5}});
  std::atomic<int> drawn{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&, i] {
      for (int n = 0; n < 3; ++n) {
        auto const reference = "srq_" + std::to_string(i * 10 + n);
        if (draw(held.id, reference, {.customer_id = i, .service = "azure"}).has_value()) ++drawn;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(drawn, 5);
  EXPECT_EQ(balance(held.id), 95);
}

TEST_P(EntitlementTermsTest, more_never_comes_back_than_was_drawn) {
  auto const held = add(5);
  ASSERT_TRUE(draw(held.id, "srq_1", {}, 2).has_value());
  EXPECT_EQ(give_back(held.id, "srq_2").error().code, "nothing-to-give-back");
  EXPECT_EQ(give_back(held.id, "srq_1", 3).error().code, "nothing-to-give-back");
  EXPECT_EQ(give_back(held.id, "srq_1", 2).value(), 5);
  EXPECT_EQ(give_back(held.id, "srq_1").error().code, "nothing-to-give-back");
}

TEST_P(EntitlementTermsTest, what_is_left_at_the_end_expires_once) {
  auto const held = add(5);
  ASSERT_TRUE(draw(held.id, "srq_1").has_value());
  clock.advance(kDay * 60);
  watch(db(), context(), desk);
  watch(db(), context(), desk);
  EXPECT_EQ(balance(held.id), 0);
  EXPECT_EQ(times(held.id, "entitlement.expired"), 1);
  EXPECT_THAT(warnings(), ElementsAre(WarningKind::kExpired));
  EXPECT_EQ(give_back(held.id, "srq_1").value(), 0) << "what comes back too late expires at once";
  auto const ledger = read([&](auto& tx) { return ledger_of(tx, desk, held.id); });
  ASSERT_EQ(ledger.size(), 5u);
  EXPECT_EQ(ledger[2].amount, -4);
  EXPECT_EQ(ledger[3].amount, 1);
  EXPECT_EQ(ledger[4].reason, "expired");
  clock.advance(kDay * 31);
  EXPECT_THAT(warnings(), IsEmpty());
}

TEST_P(EntitlementTermsTest, each_warning_is_raised_once_and_goes_with_its_reason) {
  auto const held = add(3);
  EXPECT_THAT(warnings(), IsEmpty());
  ASSERT_TRUE(draw(held.id, "srq_1").has_value());
  ASSERT_TRUE(draw(held.id, "srq_2").has_value());
  EXPECT_THAT(warnings(), ElementsAre(WarningKind::kLow));
  ASSERT_TRUE(draw(held.id, "srq_3").has_value());
  EXPECT_EQ(times(held.id, "entitlement.low"), 1);
  ASSERT_TRUE(give_back(held.id, "srq_1").has_value());
  ASSERT_TRUE(give_back(held.id, "srq_2").has_value());
  EXPECT_THAT(warnings(), IsEmpty());
  clock.advance(kDay * 31);
  watch(db(), context(), desk);
  watch(db(), context(), desk);
  EXPECT_THAT(warnings(), ElementsAre(WarningKind::kEnding));
  EXPECT_EQ(times(held.id, "entitlement.ending"), 1);
  write([&](auto& tx) {
    return change_terms(tx, context(), anna(), held.id, {.name = "Plan", .warn_days = 0, .caps = {}});
  }).value();
  EXPECT_THAT(warnings(), IsEmpty());
}

TEST_P(EntitlementTermsTest, renewing_copies_it_with_shifted_dates) {
  auto const held = add(20, {{CapPer::kAll, "", CapPeriod::kMonth, 4}});
  ASSERT_TRUE(draw(held.id, "srq_1").has_value());
  clock.advance(kDay * 40);
  watch(db(), context(), desk);
  auto const next = write([&](auto& tx) { return renew(tx, context(), anna(), held.id, {}); }).value();
  EXPECT_EQ(next.valid_from, *held.valid_to);
  EXPECT_EQ(*next.valid_to, next_validity(held)->to);
  EXPECT_EQ(next.balance, 20);
  EXPECT_EQ(next.renewed_from, held.id);
  EXPECT_EQ(state_of(next, clock.now()), EntitlementState::kWaiting);
  EXPECT_EQ(draw(next.id, "srq_2").error().code, "entitlement-not-valid");
  EXPECT_THAT(warnings(), IsEmpty()) << "a renewed one does not warn of its end";
  read([&](auto& tx) {
    EXPECT_EQ(caps_of(tx, desk, next.id).size(), 1u);
    EXPECT_EQ(credentials_of(tx, desk, next.id, kKey)->contract_id, "C-77");
  });
  auto const again = write([&](auto& tx) { return renew(tx, context(), anna(), held.id, {}); });
  EXPECT_EQ(again.error().code, "entitlement-renewed");
}

TEST_P(EntitlementTermsTest, cancelling_needs_a_reason_and_ends_it) {
  auto const held = add(20);
  auto const stop = [&](std::string reason) {
    return write([&](auto& tx) { return cancel(tx, context(), anna(), held.id, reason); });
  };
  EXPECT_EQ(stop(" ").error().fields.at(0).pointer, "/reason");
  EXPECT_EQ(stop("We left the program").value().balance, 0);
  EXPECT_EQ(stop("Again").error().code, "entitlement-cancelled");
  EXPECT_EQ(draw(held.id, "srq_1").error().code, "entitlement-not-valid");
  auto const ledger = read([&](auto& tx) { return ledger_of(tx, desk, held.id); });
  EXPECT_EQ(ledger.back().reason, "cancelled: We left the program");
}

TEST_P(EntitlementTermsTest, a_balance_is_explained_as_it_was_at_any_time) {
  auto const held = add(20);
  clock.advance(std::chrono::hours{1});
  ASSERT_TRUE(draw(held.id, "srq_1").has_value());
  auto const between = clock.now();
  clock.advance(std::chrono::hours{1});
  ASSERT_TRUE(draw(held.id, "srq_2").has_value());
  read([&](auto& tx) {
    std::int64_t sum = 0;
    for (auto const& entry : ledger_of(tx, desk, held.id, between)) sum += entry.amount;
    EXPECT_EQ(sum, 19);
    EXPECT_EQ(ledger_of(tx, desk, held.id).size(), 3u);
  });
}

TEST_P(EntitlementTermsTest, showing_the_ids_is_on_record) {
  auto const held = add(20);
  auto const shown = write([&](auto& tx) { return show_credentials(tx, context(), anna(), held.id); }).value();
  EXPECT_EQ(shown.access_id, "A-1234");
  EXPECT_EQ(times(held.id, "entitlement.credentials_shown"), 1);
}

TEST_P(EntitlementTermsTest, another_desk_changes_nothing) {
  auto const held = add(20);
  auto const mallory = Actor{.desk = other_desk, .kind = Actor::Kind::kAgent, .name = "Mallory"};
  auto const refused = [&](auto&& f) {
    auto const result = db().write(storage::Scope::of(other_desk), f);
    return result.error().kind == ErrorCode::kNotFound;
  };
  EXPECT_TRUE(refused([&](auto& tx) { return renew(tx, context(), mallory, held.id, {}); }));
  EXPECT_TRUE(refused([&](auto& tx) { return cancel(tx, context(), mallory, held.id, "mine now"); }));
  EXPECT_TRUE(refused([&](auto& tx) { return show_credentials(tx, context(), mallory, held.id); }));
  EXPECT_TRUE(refused([&](auto& tx) { return change_terms(tx, context(), mallory, held.id, {.name = "x"}); }));
  db().read(storage::Scope::of(other_desk), [&](auto& tx) {
    EXPECT_TRUE(caps_of_desk(tx, other_desk).empty());
    EXPECT_TRUE(open_warnings(tx, other_desk, clock.now()).empty());
  });
}

}  // namespace
}  // namespace podpora::entitlements
