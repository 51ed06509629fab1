#include "features/insight/across.h"

#include "features/audit/event_store.h"
#include "features/charges/charge_store.h"
#include "features/customers/add_customer.h"
#include "features/diagnosis/known_issue_store.h"
#include "features/escalation/service_request_store.h"
#include "features/insight/hour_cost.h"
#include "features/insight/lesson.h"
#include "features/knowledge/article_store.h"
#include "testing/database.h"

#include <gmock/gmock.h>

namespace podpora::insight {
namespace {

using std::chrono::hours;
using std::chrono::year;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class AcrossTest : public testing::StoreTest {
 protected:
  audit::Context const audit{clock, ids, *random};
  rulebook::Rulebooks rulebooks;
  tickets::Hooks hooks;
  tickets::Context const tickets{audit, hooks};
  template <class F>
  auto write(F f) {
    auto const actor = Actor{.desk = desk, .kind = Actor::Kind::kAgent, .name = "Anna"};
    return db().write(storage::Scope::of(desk), [&](auto& tx) { return f(tx, actor); });
  }
  customers::CustomerId bakery;
  AcrossRequest const autumn{.period = {year{2026} / 11 / 1, year{2026} / 12 / 31}, .zone = "Europe/Prague"};
  void SetUp() override {
    bakery = write([&](auto& tx, auto& by) {
      return customers::add_customer(tx, audit, by, {.name = "Pekárna", .language = "cs"}).value().id;
    });
  }
  tickets::TicketId resolved(std::string const& service, std::string const& cause, Nature nature = Nature::kBreakFix,
                             std::optional<knowledge::ArticleId> article = std::nullopt) {
    return write([&](auto& tx, auto& by) {
      auto const ticket = open_ticket(
          tx, tickets, by, {.subject = service, .nature = nature, .service = service, .customer_id = bakery});
      resolve_with_lesson(tx, {tickets, rulebooks}, by, ticket.id, {.cause = cause, .article_id = article}).value();
      return ticket.id;
    });
  }
  Across look(AcrossRequest const& request, DeskId of) {
    return db().read(storage::Scope::of(of), [&](auto& tx) { return look_across(tx, of, request); });
  }
  std::vector<tickets::TicketId> listed(AcrossFilter filter, DeskId of) {
    filter.span = span_of(autumn.period, autumn.zone);
    return db().read(storage::Scope::of(of), [&](auto& tx) {
      std::vector<tickets::TicketId> found;
      for (auto const& each : tickets_across(tx, of, filter, 100)) found.push_back(each.id);
      return found;
    });
  }
  void work(tickets::TicketId ticket, std::int64_t minutes, std::int64_t minor, std::int64_t cost,
            std::string const& upstream = {}) {
    write([&](auto& tx, auto&) {
      charges::insert_time_entry(
          tx, desk,
          {.id = ids.make<charges::TimeEntryId>(), .ticket_id = ticket, .started_at = clock.now(), .minutes = minutes});
      charges::insert_charge(tx, desk,
                             {.id = ids.make<charges::ChargeId>(),
                              .customer_id = bakery,
                              .ticket_id = ticket,
                              .amount_minor = minor,
                              .currency = "CZK",
                              .cost_minor = cost,
                              .upstream = upstream,
                              .supplied_on = "2026-11-23",
                              .created_at = clock.now()});
    });
  }
};
PODPORA_BOTH_DATABASES(AcrossTest);

TEST_P(AcrossTest, CountsCausesByServiceAndMonthAndListsWhatItCounts) {
  auto const first = resolved("azure", "capacity");
  resolved("azure", "capacity", Nature::kVulnerability);
  auto const other = resolved("microsoft_365", "how_to");
  clock.advance(hours{24 * 10});
  auto const second = resolved("azure", "capacity");
  clock.advance(hours{24 * 60});
  resolved("azure", "capacity");
  auto const across = look(autumn, desk);
  EXPECT_THAT(across.months, ElementsAre("2026-11", "2026-12"));
  EXPECT_EQ(across.resolved, 3);
  EXPECT_THAT(across.causes, ElementsAre(ServiceCause{"azure", "capacity", 2, {1, 1}},
                                         ServiceCause{"microsoft_365", "how_to", 1, {1, 0}}));
  EXPECT_THAT(listed({.service = "azure", .cause = "capacity"}, desk), ElementsAre(second, first));
  EXPECT_THAT(listed({.service = "microsoft_365"}, desk), ElementsAre(other));
  EXPECT_EQ(look(autumn, other_desk).resolved, 0);
  EXPECT_THAT(listed({}, other_desk), IsEmpty());
}

TEST_P(AcrossTest, NamesWhatEndedRequests) {
  auto const article = ids.make<knowledge::ArticleId>();
  auto const issue = ids.make<diagnosis::KnownIssueId>();
  write([&](auto& tx, auto&) {
    knowledge::insert_article(tx, desk,
                              {.id = article, .state = knowledge::ArticleState::kPublished, .title_en = "Quota"});
    diagnosis::insert_known_issue(tx, desk, {.id = issue, .title = "Slow"});
  });
  auto const answered = resolved("azure", "capacity", Nature::kBreakFix, article);
  auto const mended = resolved("azure", "network");
  auto const both = resolved("azure", "network");
  write([&](auto& tx, auto& by) {
    for (auto const ticket : {mended, both}) diagnosis::insert_link(tx, by, issue, ticket, clock.now());
  });
  EXPECT_THAT(look(autumn, desk).fixes,
              ElementsAre(Fix{"known_issue", to_text(issue), "Slow", 2}, Fix{"article", to_text(article), "Quota", 1}));
  EXPECT_THAT(listed({.known_issue = issue.value}, desk), ElementsAre(both, mended));
  EXPECT_THAT(listed({.article = article.value}, desk), ElementsAre(answered));
}

TEST_P(AcrossTest, SaysWhereTheBoundaryCostsAndWhichServiceLoses) {
  auto const handed = resolved("azure", "capacity");
  auto const own = resolved("microsoft_365", "how_to");
  write([&](auto& tx, auto&) {
    for (int i = 0; i < 2; ++i) {
      escalation::insert_service_request(tx, desk,
                                         {.id = ids.make<escalation::ServiceRequestId>(),
                                          .ticket_id = handed,
                                          .vehicle = "premier",
                                          .state = escalation::State::kClosed,
                                          .packet = "{}",
                                          .facts = "{}",
                                          .decision = "{}",
                                          .sent_at = clock.now() - hours{5}});
    }
  });
  work(handed, 30, 10'000, 25'000, "premier");
  work(own, 60, 120'000, 0);
  auto const across = look(autumn, desk);
  EXPECT_THAT(across.boundaries, ElementsAre(BoundaryCost{"azure", "premier", 1, 5, 30, {{25'000, "CZK"}}}));
  EXPECT_THAT(across.services, ElementsAre(ServiceMoney{"azure", "CZK", 1, 30, 10'000, 25'000, -15'000},
                                           ServiceMoney{"microsoft_365", "CZK", 1, 60, 120'000, 0, 120'000}));
  auto with_hours = autumn;
  with_hours.hour = Money{200'000, "CZK"};
  EXPECT_THAT(look(with_hours, desk).services,
              ElementsAre(ServiceMoney{"azure", "CZK", 1, 30, 10'000, 125'000, -115'000},
                          ServiceMoney{"microsoft_365", "CZK", 1, 60, 120'000, 200'000, -80'000}));
  EXPECT_THAT(listed({.vehicle = "premier"}, desk), ElementsAre(handed));
}

TEST_P(AcrossTest, OwnWorkCostsInItsCurrencyAlsoWhereNobodyPays) {
  auto const paid = resolved("azure", "capacity");
  auto const free = resolved("microsoft_365", "how_to");
  resolved("power_platform", "how_to");
  work(paid, 30, 10'000, 0);
  write([&](auto& tx, auto&) {
    charges::insert_time_entry(
        tx, desk,
        {.id = ids.make<charges::TimeEntryId>(), .ticket_id = free, .started_at = clock.now(), .minutes = 31});
  });
  auto in_euro = autumn;
  in_euro.hour = Money{3'000, "EUR"};
  EXPECT_THAT(look(in_euro, desk).services, ElementsAre(ServiceMoney{"microsoft_365", "EUR", 1, 31, 0, 1'550, -1'550},
                                                        ServiceMoney{"azure", "EUR", 1, 30, 0, 1'500, -1'500},
                                                        ServiceMoney{"power_platform", "", 1, 0, 0, 0, 0},
                                                        ServiceMoney{"azure", "CZK", 1, 30, 10'000, 0, 10'000}));
}

TEST_P(AcrossTest, AnHourCostIsSetForTheDeskAndRecorded) {
  auto const set = [&](std::optional<Money> const& cost) {
    return write([&](auto& tx, auto& by) { return set_hour_cost(tx, audit, by, cost); });
  };
  auto const found = [&](DeskId of) {
    return db().read(storage::Scope::of(of), [&](auto& tx) { return find_hour_cost(tx, of); });
  };
  auto const events = [&] {
    return db().read(storage::Scope::of(desk), [&](auto& tx) { return audit::events_of(tx, desk, to_text(desk)); });
  };
  EXPECT_FALSE(found(desk));
  EXPECT_EQ(set(Money{0, "CZK"}).error().fields.at(0).pointer, "/cost/minor");
  EXPECT_EQ(set(Money{100'000'001, "CZK"}).error().fields.at(0).pointer, "/cost/minor");
  EXPECT_EQ(set(Money{1, "koruny"}).error().fields.at(0).pointer, "/cost/currency");
  EXPECT_TRUE(events().empty());
  ASSERT_TRUE(set(Money{80'000, "CZK"}).has_value());
  ASSERT_TRUE(set(Money{80'000, "CZK"}).has_value());
  EXPECT_EQ(found(desk)->money(), (Money{80'000, "CZK"}));
  EXPECT_EQ(found(desk)->changed_by, "Anna");
  EXPECT_FALSE(found(other_desk));
  ASSERT_TRUE(set(Money{90'000, "CZK"}).has_value());
  ASSERT_TRUE(set(std::nullopt).has_value());
  EXPECT_FALSE(found(desk));
  ASSERT_EQ(events().size(), 3U) << "what changes nothing is no event";
  EXPECT_EQ(events().at(1).kind, "hour_cost.set");
  EXPECT_EQ(events().at(1).payload,
            R"({"before":{"minor":80000,"currency":"CZK"},"after":{"minor":90000,"currency":"CZK"}})");
}

}  // namespace
}  // namespace podpora::insight
