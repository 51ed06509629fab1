// A made-up year of two hundred customers. Some of them have one pattern each; the others come as near to every pattern
// as they may. The rules look once a week, as events and time tell them to.

#include "features/audit/sequence.h"
#include "features/charges/record_time.h"
#include "features/clocks/keep_clocks.h"
#include "features/customers/add_customer.h"
#include "features/customers/delegation.h"
#include "features/identity/desk.h"
#include "features/insight/learn.h"
#include "features/insight/lesson.h"
#include "features/insight/sentence.h"
#include "features/insight/signal_store.h"
#include "features/offers/accept_offer.h"
#include "features/offers/publish_offer.h"
#include "features/offers/sample_offer_test.h"
#include "platform/base/enum_text.h"
#include "testing/database.h"

#include <gmock/gmock.h>

#include <map>

namespace podpora::insight {
namespace {

using rulebook::AvoidedBy;
using std::chrono::days;
using std::chrono::hours;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

constexpr int kCustomers = 200;
constexpr int kWithPattern = 130;  ///< ten for each of the thirteen rules

struct Made {
  customers::CustomerId id;
  customers::SubscriptionId azure;
  std::vector<PersonId> people;
  std::optional<RuleCode> pattern;
  std::vector<std::int64_t> evidence;  ///< numbers of the planted tickets
};

class YearTest : public testing::StoreTest {
 protected:
  audit::Context const audit{clock, ids, *random};
  charges::Hooks const charge_hooks;
  charges::Context const charging{audit, charge_hooks};
  Actor anna = system_actor(desk);
  rulebook::Rulebooks rulebooks;
  clocks::ClockKeeper keeper{audit, clocks::PauseRules{}};
  tickets::Hooks hooks;
  tickets::Context const tickets{audit, hooks};
  LearnContext const learning{audit, rulebooks};
  std::vector<Made> made;
  std::multimap<Time, std::function<void(storage::Transaction&)>> diary;
  Time const begin = clock.now();  ///< Monday 09:00 in Prague

  template <class F>
  auto write(F f) {
    return db().write(storage::Scope::of(desk), [&](storage::Transaction& tx) { return f(tx); });
  }

  void SetUp() override {
    desk = db().write(storage::Scope::all_desks(), [&](auto& tx) {
      return identity::add_desk(tx, audit,
                                {.slug = "severka", .name = "Severka", .time_zone = "Europe/Prague", .language = "cs"})
          .value()
          .id;
    });
    anna = system_actor(desk);
    hooks.opened = [this](auto& tx, auto& actor, auto& t, auto& m) { keeper.on_opened(tx, actor, t, m); };
    hooks.changed = [this](auto& tx, auto& actor, auto& a, auto& b) { keeper.on_changed(tx, actor, a, b); };
    write([&](storage::Transaction& tx) {
      auto const office = calendars::add_calendar(tx, audit, anna, offers::sample_calendar()).value();
      auto content = offers::sample_content(office.id);
      content.price.included_minutes = 600;
      auto const draft = offers::draft_offer(tx, audit, anna, content).value();
      offers::publish_offer(tx, audit, anna, draft.id).value();
      offers::accept_offer(tx, audit, anna, {.offer_id = draft.id}).value();
      for (int i = 0; i < kCustomers; ++i) add_customer(tx, i);
    });
  }

  void add_customer(storage::Transaction& tx, int i) {
    auto const name = "Customer " + std::to_string(i);
    Made one{.id = customers::add_customer(tx, audit, anna, {.name = name, .language = "en"}).value().id};
    for (int p = 0; p < 3; ++p) {
      auto const email = "p" + std::to_string(p) + "@c" + std::to_string(i) + ".example";
      one.people.push_back(customers::add_contact(
                               tx, audit, anna, {.customer_id = one.id, .name = "P", .email = email, .language = "en"})
                               .value()
                               .id);
    }
    one.azure = hold(tx, one.id, "azure", "Azure plan");
    hold(tx, one.id, "on_premises", "SQL Server 2019 Standard");
    if (i < kWithPattern) one.pattern = shipped_rules()[static_cast<std::size_t>(i) / 10].code;
    made.push_back(std::move(one));
  }

  customers::SubscriptionId hold(storage::Transaction& tx, customers::CustomerId customer, std::string service,
                                 std::string name) {
    return customers::add_subscription(tx, audit, anna,
                                       {.customer_id = customer,
                                        .service = std::move(service),
                                        .name = std::move(name),
                                        .quantity = 20,
                                        .state = "active"})
        .value()
        .id;
  }

  struct Asked {
    std::string service{"azure"};
    std::string cause{"other"};
    AvoidedBy avoided_by{AvoidedBy::kNothing};
    std::size_t person{0};
    Duration late{};          ///< after the time of the others
    Duration solved_after{};  ///< at once
    std::int64_t minutes{0};  ///< of work
  };

  /// A request in the diary, solved there as well. A planted one is evidence.
  void ask(std::size_t who, int day, Asked const& asked, bool planted) {
    auto const at = begin + days{day} + asked.late;
    diary.emplace(at, [this, who, asked, planted](storage::Transaction& tx) {
      auto& customer = made[who];
      auto const ticket = open_ticket(tx, tickets, anna,
                                      {.subject = "Request",
                                       .service = asked.service,
                                       .customer_id = customer.id,
                                       .contact_id = customer.people[asked.person],
                                       .first = {.author_kind = tickets::AuthorKind::kContact, .body = "?"}});
      if (planted) customer.evidence.push_back(ticket.number);
      if (asked.minutes > 0) {
        charges::record_time(tx, charging, anna,
                             {.ticket_id = ticket.id, .minutes = asked.minutes, .started_at = clock.now()})
            .value();
      }
      diary.emplace(clock.now() + asked.solved_after, [this, id = ticket.id, asked](storage::Transaction& later) {
        resolve_with_lesson(later, {tickets, rulebooks}, anna, id, {asked.cause, SelfService::kNo, asked.avoided_by})
            .value();
      });
    });
  }

  void change_seats(std::size_t who, int day, std::int64_t quantity, std::int64_t used) {
    diary.emplace(begin + days{day}, [this, who, quantity, used](storage::Transaction& tx) {
      customers::change_subscription(tx, audit, anna, made[who].azure, {.quantity = quantity, .used = used}).value();
    });
  }

  void delegate(std::size_t who, int until_day) {
    diary.emplace(begin, [this, who, until_day](storage::Transaction& tx) {
      customers::note_delegated_access(tx, audit, anna, made[who].id,
                                       {"service_support_administrator", begin + days{until_day}})
          .value();
    });
  }

  /// The pattern of a customer, beginning on a Monday that differs from customer to customer.
  void plant(std::size_t who) {
    int const day = 28 + 7 * static_cast<int>(who % 23);
    auto const asks = [&](int count, int apart, Asked const& asked) {
      for (int i = 0; i < count; ++i) ask(who, day + i * apart, asked, true);
    };
    switch (*made[who].pattern) {
      case RuleCode::kRepeatedHowTo:
        return asks(4, 7, {.cause = "how_to"});
      case RuleCode::kOneCauseManyUsers:
        for (std::size_t person = 0; person < 3; ++person) {
          ask(who, day + 7 * static_cast<int>(person), {.cause = "vendor_defect", .person = person}, true);
        }
        return;
      case RuleCode::kOutsideHours:
        return asks(4, 7, {.late = hours{12}});
      case RuleCode::kOutsideCoverage:
        return asks(3, 7, {.service = "on_premises"});
      case RuleCode::kPromiseBreached:
        return asks(2, 14, {.solved_after = days{9}});
      case RuleCode::kWalletBurn:
        ask(who, day, {.minutes = 300}, false);
        return ask(who, day + 1, {.minutes = 250}, false);
      case RuleCode::kSeatsGrowing:
        return change_seats(who, day + 70, 26, 26);
      case RuleCode::kSeatsIdle:
        return change_seats(who, day, 20, 9);
      case RuleCode::kEndOfSupport:
        diary.emplace(begin + days{day}, [this, who](storage::Transaction& tx) {
          hold(tx, made[who].id, "on_premises", "SQL Server 2017 Standard");
        });
        return;
      case RuleCode::kDelegationEnding:
        return delegate(who, day + 60);
      case RuleCode::kAskedNotHeld:
        return asks(2, 21, {.service = "dynamics_365"});
      case RuleCode::kTrainingWouldHelp:
        return asks(4, 35, {.cause = "configuration", .avoided_by = AvoidedBy::kTraining});
      case RuleCode::kOtherPlanWouldHelp:
        return asks(4, 35, {.cause = "capacity", .avoided_by = AvoidedBy::kPlan});
    }
  }

  /// As near to every pattern as a customer may come without having one.
  void almost(std::size_t who) {
    for (int day = 7; day < 350; day += 98) {
      for (int i = 0; i < 3; ++i) ask(who, day + 7 * i, {.cause = "how_to"}, false);
      for (std::size_t person = 0; person < 2; ++person) {
        ask(who, day + 7 * static_cast<int>(person), {.cause = "vendor_defect", .person = person}, false);
      }
      for (int i = 0; i < 3; ++i) ask(who, day + 7 * i, {.late = hours{12}}, false);
      for (int i = 0; i < 2; ++i) ask(who, day + 7 * i, {.service = "on_premises"}, false);
      ask(who, day, {.solved_after = days{9}}, false);
      ask(who, day + 7, {.service = "dynamics_365", .minutes = 120}, false);
      ask(who, day + 7, {.cause = "configuration", .avoided_by = AvoidedBy::kTraining}, false);
      ask(who, day + 7, {.cause = "capacity", .avoided_by = AvoidedBy::kService}, false);
    }
    change_seats(who, 100, 22, 21);
    delegate(who, 800);
  }

  /// Plays the diary to the end of the year. Every week the clocks are swept and the rules look.
  void live() {
    for (auto week = begin; week <= begin + days{364}; week += days{7}) {
      write([&](storage::Transaction& tx) {
        while (!diary.empty() && diary.begin()->first < week) {
          auto const node = diary.extract(diary.begin());
          clock.set(std::max(clock.now(), node.key()));
          node.mapped()(tx);
        }
      });
      clock.set(week);
      keeper.sweep(db(), desk);
      look();
    }
  }

  std::size_t look() {
    audit::sequence(db());
    return learn(db(), learning, desk);
  }

  /// What the rules ever found of a customer, as `rule: tickets`.
  std::vector<std::string> found(std::size_t who) {
    std::vector<std::string> rules;
    for (auto const& signal : signals(who)) rules.push_back(signal.rule);
    return rules;
  }
  std::vector<Signal> signals(std::size_t who) {
    return db().read(storage::Scope::of(desk), [&](auto& tx) { return findings_of(tx, desk, made[who].id); });
  }
};
PODPORA_BOTH_DATABASES(YearTest);

TEST_P(YearTest, EveryPlantedPatternIsFoundAndNothingElse) {
  for (std::size_t who = 0; who < made.size(); ++who) made[who].pattern ? plant(who) : almost(who);
  live();
  for (std::size_t who = 0; who < made.size(); ++who) {
    auto const& customer = made[who];
    if (!customer.pattern) {
      EXPECT_THAT(found(who), IsEmpty()) << "control " << who;
      continue;
    }
    ASSERT_THAT(found(who), ElementsAreArray({to_text(*customer.pattern)})) << "customer " << who;
    std::vector<std::int64_t> numbers;
    auto const evidence = evidence_of(signals(who).at(0));
    for (auto const& ticket : evidence.tickets) numbers.push_back(ticket.number);
    EXPECT_EQ(numbers, customer.evidence) << to_text(*customer.pattern);
  }
  EXPECT_EQ(look(), 0U) << "nothing happened since";
  clock.advance(hours{1});
  ask(3, 365, {}, false);
  write(diary.extract(diary.begin()).mapped());
  EXPECT_EQ(look(), 1U) << "one event costs one customer";
}

TEST_P(YearTest, ADismissedSignalComesBackOnlyWithTwiceTheEvidence) {
  auto const more = [&](int count) {
    for (int i = 0; i < count; ++i) ask(0, 1, {.cause = "how_to"}, true);
    while (!diary.empty()) write(diary.extract(diary.begin()).mapped());
    look();
    return signals(0).at(0);
  };
  auto const first = more(4);
  EXPECT_EQ(first.state, SignalState::kOpen);
  write([&](auto& tx) { return dismiss_signal(tx, audit, anna, first.id, "They know."); }).value();
  EXPECT_EQ(more(3).state, SignalState::kDismissed);
  auto const again = more(1);
  EXPECT_EQ(again.state, SignalState::kOpen);
  EXPECT_EQ(again.id, first.id);
  EXPECT_EQ(again.strength, 8);
}

TEST_P(YearTest, ARuleIsTriedOnHistoryAndSwitchedOff) {
  for (std::size_t who : {0U, 1U, 2U}) plant(who);
  live();
  auto rule = shipped_rules().at(0);
  auto const tried = [&](Rule const& as) {
    return db().read(storage::Scope::of(desk), [&](auto& tx) { return try_rule(tx, learning, desk, as, days{366}); });
  };
  EXPECT_EQ(tried(rule).signals, 3);
  EXPECT_EQ(tried(rule).tried, kCustomers);
  EXPECT_EQ(tried(rule).examples.size(), 3U);
  rule.threshold = 5;
  EXPECT_EQ(tried(rule).signals, 0);
  EXPECT_EQ(signals(0).size(), 1U) << "a trial changes nothing";
  EXPECT_TRUE(write([&](auto& tx) { return set_rule(tx, audit, anna, {rule.code, false, 0, 90}); }).has_error());
  rule.is_on = false;
  write([&](auto& tx) { return set_rule(tx, audit, anna, rule); }).value();
  EXPECT_EQ(look(), static_cast<std::size_t>(kCustomers)) << "every customer is looked at again";
  EXPECT_EQ(signals(0).at(0).state, SignalState::kPassed);
}

TEST_P(YearTest, OneDesksRulesSeeNothingOfAnother) {
  plant(0);
  live();
  auto const theirs = [&](auto& tx) {
    return findings_of(tx, other_desk, made[0].id).size() + list_signals(tx, other_desk, {}).size() +
           list_signals(tx, other_desk, {.state = SignalState::kPassed}).size() +
           gather_facts(tx, rulebooks.base(), other_desk, made[0].id, begin, clock.now()).tickets.size();
  };
  EXPECT_EQ(db().read(storage::Scope::of(other_desk), theirs), 0U);
  auto rule = shipped_rules().at(0);
  rule.threshold = 9;
  write([&](auto& tx) { return set_rule(tx, audit, anna, rule); }).value();
  EXPECT_EQ(db().read(storage::Scope::of(other_desk), [&](auto& tx) { return rules_of(tx, other_desk); }),
            shipped_rules());
}

}  // namespace
}  // namespace podpora::insight
