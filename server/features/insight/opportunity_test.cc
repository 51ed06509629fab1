#include "features/insight/opportunity_report.h"

#include "features/customers/add_customer.h"
#include "features/insight/signal_store.h"
#include "features/tickets/change.h"
#include "testing/database.h"

#include <gtest/gtest.h>

namespace podpora::insight {
namespace {

using std::chrono::hours;

constexpr storage::Query kCountEvents{"test.events",
                                      "select count(id) from event where desk_id = :desk and kind = :kind"};

class OpportunityTest : public testing::StoreTest {
 protected:
  audit::Context const audit{clock, ids, *random};
  tickets::Hooks hooks;
  tickets::Context const tickets{audit, hooks};

  template <class F>
  auto write(F f, DeskId of) {
    auto const actor = Actor{.desk = of, .kind = Actor::Kind::kAgent, .name = "Simona"};
    return db().write(storage::Scope::of(of), [&](auto& tx) { return f(tx, actor); });
  }
  customers::CustomerId add_customer(std::string name) {
    return write(
        [&](auto& tx, auto& by) {
          return customers::add_customer(tx, audit, by, {.name = std::move(name), .language = "cs"}).value().id;
        },
        desk);
  }
  SignalId add_signal(customers::CustomerId customer) {
    Signal const signal{.id = ids.make<SignalId>(), .customer_id = customer, .text = "Grows", .noted_at = clock.now()};
    write([&](auto& tx, auto&) { insert_signal(tx, desk, signal); }, desk);
    return signal.id;
  }
  Result<Opportunity> open(Opportunity const& wanted, DeskId of) {
    return write([&](auto& tx, auto& by) { return open_opportunity(tx, audit, by, wanted); }, of);
  }
  Result<Opportunity> open(Opportunity const& wanted) { return open(wanted, desk); }
  Result<Opportunity> change(Opportunity const& after) {
    return write([&](auto& tx, auto& by) { return change_opportunity(tx, audit, by, after); }, desk);
  }
  Result<Opportunity> close(OpportunityId id, Outcome const& outcome) {
    return write([&](auto& tx, auto& by) { return close_opportunity(tx, audit, by, id, outcome); }, desk);
  }
  std::int64_t events(std::string const& kind) {
    return db().read(storage::Scope::of(desk), [&](auto& tx) {
      return tx.template first<std::int64_t>(kCountEvents, {{"desk", desk}, {"kind", kind}}).value();
    });
  }
};
PODPORA_BOTH_DATABASES(OpportunityTest);

TEST_P(OpportunityTest, TakesItsSignalOnce) {
  auto const bakery = add_customer("Pekárna");
  auto const signal = add_signal(bakery);
  auto const first = open({.customer_id = bakery, .signal_id = signal, .title = " Larger plan "});
  ASSERT_TRUE(first.has_value());
  EXPECT_EQ(first->title, "Larger plan");
  auto const taken = db().read(storage::Scope::of(desk), [&](auto& tx) { return find_signal(tx, desk, signal); });
  EXPECT_EQ(taken->state, SignalState::kTaken);
  EXPECT_EQ(open({.customer_id = bakery, .signal_id = signal, .title = "x"}).error().code, "signal-not-open");
  EXPECT_EQ(open({.customer_id = add_customer("Jiná"), .signal_id = add_signal(bakery), .title = "x"})
                .error()
                .fields.at(0)
                .pointer,
            "/signal_id");
}

TEST_P(OpportunityTest, RefusesWhatIsWrongByItsField) {
  auto const bakery = add_customer("Pekárna");
  auto const pointer = [&](Opportunity wanted) {
    wanted.customer_id = bakery;
    return open(wanted).error().fields.at(0).pointer;
  };
  EXPECT_EQ(pointer({.title = "  "}), "/title");
  EXPECT_EQ(pointer({.title = "x", .value_minor = -1, .currency = "CZK"}), "/value");
  EXPECT_EQ(pointer({.title = "x", .owner_id = PersonId{1}}), "/owner_id");
  EXPECT_EQ(open({.customer_id = customers::CustomerId{1}, .title = "x"}).error().kind, ErrorCode::kNotFound);
}

TEST_P(OpportunityTest, EndsOnceAndALostOneSaysWhy) {
  auto const made = open({.customer_id = add_customer("Pekárna"), .title = "x"}).value();
  using enum OpportunityState;
  auto const wrong = [&](Outcome const& outcome) { return close(made.id, outcome).error().fields.at(0).pointer; };
  EXPECT_EQ(wrong({.state = kLost, .reason = "x"}), "/loss");
  EXPECT_EQ(wrong({.state = kLost, .loss = LossReason::kOther, .reason = " "}), "/reason");
  EXPECT_EQ(wrong({.state = kWon, .loss = LossReason::kPrice}), "/loss");
  EXPECT_EQ(wrong({.state = kOpen}), "/state");
  auto const lost = close(made.id, {.state = kLost, .loss = LossReason::kPrice, .reason = "Too dear "});
  EXPECT_EQ(lost->loss, LossReason::kPrice);
  EXPECT_EQ(lost->reason, "Too dear");
  EXPECT_EQ(lost->closed_at, clock.now());
  EXPECT_EQ(close(made.id, {.state = kWon}).error().code, "opportunity-closed");
  auto after = *lost;
  EXPECT_EQ(change(after).error().code, "opportunity-closed");
  EXPECT_EQ(events("opportunity.lost"), 1);
  EXPECT_EQ(events("opportunity.won"), 0);
}

TEST_P(OpportunityTest, AStaleChangeIsRefused) {
  auto made = open({.customer_id = add_customer("Pekárna"), .title = "x"}).value();
  made.next_step = "Call";
  EXPECT_EQ(change(made)->version, 2);
  EXPECT_EQ(change(made).error().code, "stale");
}

TEST_P(OpportunityTest, IsRemindedOfOnceForEachDueTime) {
  auto made = open({.customer_id = add_customer("Pekárna"), .title = "x", .due_at = clock.now() + hours{1}}).value();
  auto const look = [&] {
    remind(db(), {audit, ""}, desk);
    return events("opportunity.due");
  };
  EXPECT_EQ(look(), 0);
  clock.advance(hours{2});
  EXPECT_EQ(look(), 1);
  EXPECT_EQ(look(), 1);
  made.next_step = "Call again";
  made = change(made).value();
  EXPECT_EQ(look(), 1) << "nothing new is due";
  made.due_at = clock.now() + hours{1};
  made = change(made).value();
  clock.advance(hours{2});
  EXPECT_EQ(look(), 2);
}

TEST_P(OpportunityTest, ReportsWhatWasLearntOfferedWonAndWhatFollowed) {
  auto const bakery = add_customer("Pekárna");
  auto const ask = [&](int times) {
    for (int i = 0; i < times; ++i) {
      write([&](auto& tx, auto& by) { open_ticket(tx, tickets, by, {.subject = "x", .customer_id = bakery}); }, desk);
    }
  };
  auto const from = clock.now();
  ask(5);
  auto const signal = add_signal(bakery);
  add_signal(bakery);
  auto const won =
      open({.customer_id = bakery, .signal_id = signal, .title = "a", .value_minor = 90, .currency = "EUR"});
  auto const lost = open({.customer_id = bakery, .title = "b"}).value();
  open({.customer_id = bakery, .title = "c", .value_minor = 7, .currency = "EUR"}).value();
  clock.advance(hours{24});
  ASSERT_TRUE(close(won->id, {.state = OpportunityState::kWon}).has_value());
  ASSERT_TRUE(close(lost.id, {.state = OpportunityState::kLost, .loss = LossReason::kNoNeed}).has_value());
  auto const to = clock.now() + hours{1};
  auto const report = [&](DeskId of) {
    return db().read(storage::Scope::of(of), [&](auto& tx) {
      return report_opportunities(tx, of, {from, to}, clock.now());
    });
  };
  EXPECT_TRUE(report(desk).loads.empty()) << "a day says nothing";
  clock.advance(hours{24 * 20});
  ask(2);
  clock.advance(hours{24 * 20});
  auto const said = report(desk);
  EXPECT_EQ(said.rules, (std::vector<LearntRow>{{"", 2, 1, 1, 0}, {"none", 0, 2, 0, 1}}));
  EXPECT_EQ(said.won, (std::vector<Money>{{90, "EUR"}}));
  EXPECT_EQ(said.open, (std::vector<Money>{{7, "EUR"}}));
  EXPECT_EQ(said.losses, (std::vector<LossCount>{{LossReason::kNoNeed, 1}}));
  EXPECT_EQ(said.loads, (std::vector<LoadChange>{{won->id, bakery, "Pekárna", "a", 40, 5, 2}}));
  EXPECT_TRUE(report(other_desk).rules.empty());
}

TEST_P(OpportunityTest, IsListedByWhoTakesCareOfIt) {
  auto const bakery = add_customer("Pekárna");
  auto const person = write(
      [&](auto& tx, auto& by) {
        return identity::add_person(tx, audit, by, {.name = "Simona", .email = "simona@severka.example"},
                                    {identity::Role::kSalesAgent})
            .value()
            .id;
      },
      desk);
  auto const owned = open({.customer_id = bakery, .title = "x", .owner_id = person}).value();
  auto const free = open({.customer_id = bakery, .title = "y"}).value();
  auto const of = [&](std::optional<PersonId> owner) {
    return db().read(storage::Scope::of(desk), [&](auto& tx) {
      std::vector<OpportunityId> found;
      for (auto const& each : list_opportunities(tx, desk, {.owner = owner})) found.push_back(each.id);
      return found;
    });
  };
  EXPECT_EQ(of(std::nullopt), (std::vector{free.id, owned.id}));
  EXPECT_EQ(of(person), std::vector{owned.id});
  EXPECT_EQ(of(PersonId{0}), std::vector{free.id});
}

TEST_P(OpportunityTest, BelongsToItsDeskAlone) {
  auto const bakery = add_customer("Pekárna");
  auto const made = open({.customer_id = bakery, .title = "x"}).value();
  EXPECT_EQ(open({.customer_id = bakery, .title = "x"}, other_desk).error().kind, ErrorCode::kNotFound);
  db().read(storage::Scope::of(other_desk), [&](auto& tx) {
    EXPECT_FALSE(find_opportunity(tx, other_desk, made.id));
    EXPECT_TRUE(list_opportunities(tx, other_desk, {}).empty());
    EXPECT_TRUE(list_opportunities(tx, other_desk, {.customer = bakery}).empty());
  });
}

}  // namespace
}  // namespace podpora::insight
