#include "features/diagnosis/health_rules.h"
#include "features/diagnosis/health_store.h"
#include "features/diagnosis/known_issue.h"
#include "features/diagnosis/known_issue_store.h"
#include "features/customers/add_customer.h"
#include "features/identity/permission.h"
#include "features/tickets/change.h"
#include "features/tickets/ticket_store.h"
#include "testing/database.h"

#include <gmock/gmock.h>

namespace podpora::diagnosis {
namespace {

using customers::Cloud;
using customers::CustomerId;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using namespace std::chrono_literals;

Time at(std::chrono::hours hours) {
  return Time{std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + hours};
}

TEST(HealthRules, AnIssueMayExplainWhatItsServiceCloudCustomersAndTimeAllow) {
  HealthIssue const issue{.service = "microsoft_365", .cloud = Cloud::kGlobal, .started_at = at(8h)};
  HealthSubject const subject{
      .service = "microsoft_365", .cloud = Cloud::kGlobal, .customer_id = CustomerId{1}, .opened_at = at(9h)};
  auto const with = [&](auto change) {
    auto other = subject;
    change(other);
    return other;
  };
  EXPECT_TRUE(may_explain(issue, {}, subject));
  EXPECT_TRUE(may_explain(issue, {CustomerId{2}, CustomerId{1}}, subject));
  EXPECT_FALSE(may_explain(issue, {CustomerId{2}}, subject));
  EXPECT_FALSE(may_explain(issue, {}, with([](auto& s) { s.service = "azure"; })));
  EXPECT_FALSE(may_explain(issue, {}, with([](auto& s) { s.cloud = Cloud::kUsGov; })));
  EXPECT_FALSE(may_explain(issue, {}, with([](auto& s) { s.holds_service = false; })));
  EXPECT_TRUE(may_explain(issue, {}, {.service = "microsoft_365", .opened_at = at(9h)}));
  auto over = issue;
  over.ended_at = at(10h);
  EXPECT_TRUE(may_explain(over, {}, with([](auto& s) { s.opened_at = at(34h); })));
  EXPECT_FALSE(may_explain(over, {}, with([](auto& s) { s.opened_at = at(35h); })));
  auto alarm = issue;
  alarm.status = HealthStatus::kFalsePositive;
  EXPECT_FALSE(may_explain(alarm, {}, subject));
}

TEST(HealthRules, WhatGoesOnComesFirstAndIncidentsBeforeAdvisories) {
  HealthIssue const incident{.id = HealthIssueId{1}, .started_at = at(1h)};
  HealthIssue const advisory{.id = HealthIssueId{2}, .classification = Classification::kAdvisory, .started_at = at(2h)};
  HealthIssue const over{.id = HealthIssueId{3}, .status = HealthStatus::kServiceRestored, .started_at = at(3h)};
  EXPECT_TRUE(likelier(incident, advisory));
  EXPECT_TRUE(likelier(advisory, over));
  EXPECT_FALSE(likelier(over, incident));
}

class HealthTest : public podpora::testing::StoreTest {
 protected:
  template <class F>
  auto write(F f) {
    return db().write(storage::Scope::of(desk), f);
  }

  HealthTest() {
    holder = add_customer("Holder", "cs", "jana@holder.example");
    other = add_customer("Other", "en", "otto@other.example");
    write([&](auto& tx) {
      customers::add_subscription(tx, audit(), actor(),
                                  {.customer_id = holder, .service = "microsoft_365", .state = "active"})
          .value();
    });
  }

  audit::Context audit() { return {clock, ids, *random}; }
  Context context() { return {audit(), rulebooks}; }
  IssueContext issue_context() { return {context(), {audit(), hooks}}; }
  Actor actor() { return agent(PersonId{77}, "Anna"); }
  /// Somebody of the desk's own people.
  Actor agent(PersonId person, std::string name) {
    Actor made{.desk = desk, .person = person, .kind = Actor::Kind::kAgent, .name = std::move(name)};
    made.permissions.set(static_cast<std::size_t>(Permission::kTicketAll));
    return made;
  }

  CustomerId add_customer(std::string name, std::string language, std::string email) {
    return write([&](auto& tx) {
      auto const customer =
          customers::add_customer(tx, audit(), actor(), {.name = name, .language = language, .country = "CZ"}).value();
      contacts[customer.id] =
          customers::add_contact(tx, audit(), actor(),
                                 {.customer_id = customer.id, .name = name, .email = email, .language = language})
              .value()
              .id;
      return customer.id;
    });
  }
  tickets::Ticket open(CustomerId customer, Nature nature = Nature::kBreakFix) {
    return write([&](auto& tx) {
      return tickets::open_ticket(tx, {audit(), hooks}, actor(),
                                  {.subject = "Mail waits",
                                   .nature = nature,
                                   .service = "microsoft_365",
                                   .customer_id = customer,
                                   .contact_id = contacts.at(customer),
                                   .first = {.body = "Help."}});
    });
  }
  FeedIssue incident(std::string id = "EX900001") {
    return {.issue = {.external_id = id,
                      .title = "Some users cannot send external mail",
                      .service = "microsoft_365",
                      .status = HealthStatus::kInvestigating,
                      .started_at = clock.now() - 1h},
            .posts = {{"regular", "Investigating.", clock.now()}},
            .customers = {}};
  }
  Result<Taken> take(FeedIssue issue) {
    return write([&](auto& tx) { return take_in(tx, context(), actor(), issue); });
  }
  HealthIssue stored(std::string const& id = "EX900001") {
    return db().read(storage::Scope::of(desk),
                     [&](auto& tx) { return find_health_issue_by_external_id(tx, desk, id).value(); });
  }
  std::vector<HealthIssue> shown(tickets::Ticket const& ticket) {
    return db().read(storage::Scope::of(desk), [&](auto& tx) { return issues_for(tx, desk, ticket, clock.now()); });
  }
  KnownIssue known() {
    return write([&](auto& tx) {
      return open_known_issue(tx, issue_context(), actor(), {.title = "Mail waits for all", .service = "microsoft_365"})
          .value();
    });
  }
  Result<void> link(KnownIssueId issue, tickets::TicketId ticket) {
    return write([&](auto& tx) { return link_ticket(tx, issue_context(), actor(), issue, ticket); });
  }
  tickets::Ticket now_of(tickets::TicketId id) {
    return db().read(storage::Scope::of(desk), [&](auto& tx) { return find_ticket(tx, desk, id).value(); });
  }
  std::string last_message(tickets::TicketId id) {
    return db().read(storage::Scope::of(desk), [&](auto& tx) { return messages_of(tx, desk, id).back().body; });
  }

  rulebook::Rulebooks rulebooks;
  tickets::Hooks hooks;
  CustomerId holder, other;
  std::map<CustomerId, PersonId> contacts;
};
PODPORA_BOTH_DATABASES(HealthTest);

TEST_P(HealthTest, AFeedAddsChangesAndLeavesAlone) {
  EXPECT_EQ(take(incident()).value(), Taken::kAdded);
  EXPECT_EQ(take(incident()).value(), Taken::kUnchanged);
  auto changed = incident();
  changed.issue.status = HealthStatus::kRestoringService;
  EXPECT_EQ(take(changed).value(), Taken::kChanged);
  EXPECT_EQ(stored().version, 2);
  changed.posts.push_back({"regular", "Almost.", clock.now() + 1h});
  EXPECT_EQ(take(changed).value(), Taken::kChanged);
  auto const id = stored().id;
  auto const posts = db().read(storage::Scope::of(desk), [&](auto& tx) { return health_posts(tx, desk, id); });
  EXPECT_EQ(posts.size(), 2U);
}

TEST_P(HealthTest, SaysWhatIsWrongWithARecord) {
  auto const pointer_of = [&](auto change) {
    auto issue = incident();
    change(issue);
    return take(issue).error().fields.at(0).pointer;
  };
  EXPECT_EQ(pointer_of([](auto& i) { i.issue.service = "fax"; }), "/service");
  EXPECT_EQ(pointer_of([](auto& i) { i.issue.title = " "; }), "/title");
  EXPECT_EQ(pointer_of([](auto& i) { i.issue.external_id = ""; }), "/external_id");
  EXPECT_EQ(pointer_of([](auto& i) { i.issue.ended_at = i.issue.started_at - 1h; }), "/ended_at");
  EXPECT_EQ(pointer_of([](auto& i) { i.customers = {CustomerId{5}}; }), "/customers/0");
}

TEST_P(HealthTest, IsShownToTheTicketsOfThoseWhoHoldTheService) {
  take(incident());
  EXPECT_EQ(shown(open(holder)).size(), 1U);
  EXPECT_TRUE(shown(open(other)).empty());
}

TEST_P(HealthTest, AnswersTheFirstCheckWithEvidence) {
  take(incident());
  auto const ticket = open(holder);
  auto const answer = [&](std::optional<HealthIssueId> id) {
    return write([&](auto& tx) { return answer_health(tx, context(), actor(), ticket.id, id); });
  };
  auto const found = answer(stored().id).value().steps.at(0);
  EXPECT_EQ(found.check->id, "service_health");
  EXPECT_EQ(found.finding->result, "known_incident");
  EXPECT_EQ(found.finding->person_name, "Anna");
  EXPECT_THAT(found.finding->evidence, HasSubstr("EX900001 Some users cannot send external mail"));
  EXPECT_EQ(db().read(storage::Scope::of(desk), [&](auto& tx) { return chosen_issue(tx, desk, ticket.id)->id; }),
            stored().id);
  auto const none = answer(std::nullopt).value().steps.at(0);
  EXPECT_EQ(none.finding->result, "clean");
  EXPECT_THAT(none.finding->evidence, HasSubstr("EX900001"));
  EXPECT_FALSE(db().read(storage::Scope::of(desk), [&](auto& tx) { return chosen_issue(tx, desk, ticket.id); }));
  EXPECT_EQ(answer(HealthIssueId{5}).error().kind, ErrorCode::kNotFound);
}

TEST_P(HealthTest, OneUpdateReachesEveryLinkedCustomerInTheirLanguage) {
  auto const czech = open(holder);
  auto const english = open(other);
  auto const issue = known();
  ASSERT_TRUE(link(issue.id, czech.id).has_value());
  ASSERT_TRUE(link(issue.id, english.id).has_value());
  auto const publish = [&](UpdateText text) {
    return write([&](auto& tx) { return publish_update(tx, issue_context(), actor(), issue.id, text); });
  };
  EXPECT_EQ(publish({.en = "We work on it.", .cs = ""}).error().fields.at(0).pointer, "/cs");
  EXPECT_EQ(last_message(english.id), "Help.") << "nobody is told when somebody could not be";
  EXPECT_EQ(publish({.en = "We work on it.", .cs = "Pracujeme na tom."}).value().recipients, 2);
  EXPECT_EQ(last_message(czech.id), "Pracujeme na tom.");
  EXPECT_EQ(last_message(english.id), "We work on it.");
  EXPECT_EQ(now_of(czech.id).state, tickets::State::kOpen) << "an update is no question to the customer";
}

TEST_P(HealthTest, LinkedTicketsAreResolvedTogether) {
  auto const first = open(holder);
  auto const second = open(other);
  auto const issue = known();
  link(issue.id, first.id);
  link(issue.id, second.id);
  link(issue.id, second.id);
  auto const resolve = [&](std::string cause, UpdateText text) {
    return write([&](auto& tx) { return resolve_known_issue(tx, issue_context(), actor(), issue.id, cause, text); });
  };
  EXPECT_EQ(resolve(" ", {}).error().fields.at(0).pointer, "/cause");
  EXPECT_EQ(resolve("vendor", {.en = "Fixed.", .cs = ""}).error().fields.at(0).pointer, "/cs");
  EXPECT_EQ(now_of(first.id).state, tickets::State::kOpen);
  EXPECT_EQ(resolve("vendor", {.en = "Fixed.", .cs = "Opraveno."}).value().state, IssueState::kResolved);
  EXPECT_EQ(now_of(first.id).state, tickets::State::kResolved);
  EXPECT_EQ(now_of(second.id).cause, "vendor");
  EXPECT_EQ(last_message(first.id), "Opraveno.");
  EXPECT_EQ(resolve("again", {}).error().code, "known-issue-resolved");
}

TEST_P(HealthTest, LinkingAnswersTheRunbook) {
  take(incident());
  auto const ticket = open(holder);
  auto const record = stored().id;
  auto const issue = write([&](auto& tx) {
    return open_known_issue(tx, issue_context(), actor(),
                            {.title = "Mail", .service = "microsoft_365", .health_issue_id = record})
        .value();
  });
  ASSERT_TRUE(link(issue.id, ticket.id).has_value());
  auto const results = db().read(storage::Scope::of(desk), [&](auto& tx) {
    return diagnosis_of(tx, rulebooks, desk, ticket, clock.now()).results();
  });
  EXPECT_EQ(results.at("known_issue"), "found");
  EXPECT_EQ(results.at("service_health"), "known_incident");
}

TEST_P(HealthTest, ARestrictedTicketIsNeitherLinkedNorShown) {
  auto const secret = open(holder, Nature::kVulnerability);
  auto const plain = open(holder);
  auto const issue = known();
  EXPECT_EQ(link(issue.id, secret.id).error().code, "ticket-restricted");
  ASSERT_TRUE(link(issue.id, plain.id).has_value());
  auto const petr = agent(PersonId{88}, "Petr");
  auto const seen = [&] {
    return db().read(storage::Scope::of(desk), [&](auto& tx) { return linked_tickets(tx, petr, issue.id).size(); });
  };
  EXPECT_EQ(seen(), 1U);
  auto turned = now_of(plain.id);
  turned.nature = Nature::kVulnerability;
  write([&](auto& tx) { return tickets::change_ticket(tx, {audit(), hooks}, actor(), turned).value(); });
  EXPECT_EQ(seen(), 0U);
}

TEST_P(HealthTest, AnotherDeskSeesAndChangesNothing) {
  take(incident());
  auto const issue = known();
  auto const ticket = open(holder);
  auto const mallory = Actor{.desk = other_desk, .kind = Actor::Kind::kAgent, .name = "Mallory"};
  auto const record = stored().id;
  db().write(storage::Scope::of(other_desk), [&](auto& tx) {
    EXPECT_FALSE(find_health_issue(tx, other_desk, record));
    EXPECT_FALSE(find_health_issue_by_external_id(tx, other_desk, "EX900001"));
    EXPECT_TRUE(list_known_issues(tx, other_desk, {}).empty());
    EXPECT_TRUE(link_ticket(tx, issue_context(), mallory, issue.id, ticket.id).has_error());
    EXPECT_TRUE(publish_update(tx, issue_context(), mallory, issue.id, {.en = "x", .cs = "x"}).has_error());
    EXPECT_TRUE(answer_health(tx, context(), mallory, ticket.id, record).has_error());
    return true;
  });
}

}  // namespace
}  // namespace podpora::diagnosis
