#include "features/guide/guide_store.h"

#include "features/customers/customer_store.h"
#include "features/identity/invitation.h"
#include "features/notify/notify.h"
#include "features/tickets/append.h"
#include "testing/database.h"

#include <algorithm>

namespace podpora::guide {
namespace {

StepState state_of(Guide const& guide, SetupStep step) {
  return std::ranges::find(guide.steps, step, &StepProgress::step)->state;
}

Facts everything() {
  return {.has_profile = true,
          .has_entitlement = true,
          .has_address = true,
          .has_way_in = true,
          .has_calendar = true,
          .has_published_offer = true,
          .has_colleague = true,
          .has_customer = true,
          .requests = {}};
}

TEST(GuideRules, AnEmptyDeskBeginsAtTheFirstStep) {
  auto const guide = guide_of({}, {});
  EXPECT_EQ(guide.steps.size(), 8u);
  EXPECT_TRUE(std::ranges::all_of(guide.steps, [](auto const& each) { return each.state == StepState::kOpen; }));
  EXPECT_EQ(guide.next, SetupStep::kProfile);
}

TEST(GuideRules, WhatExistsIsDoneThoughItWasSkipped) {
  auto const guide =
      guide_of({.has_profile = true, .requests = {}}, {.skipped = {SetupStep::kProfile, SetupStep::kMailbox}});
  EXPECT_EQ(state_of(guide, SetupStep::kProfile), StepState::kDone);
  EXPECT_EQ(state_of(guide, SetupStep::kMailbox), StepState::kSkipped);
  EXPECT_EQ(guide.next, SetupStep::kEntitlements);
}

TEST(GuideRules, MailNeedsBothWays) {
  EXPECT_EQ(state_of(guide_of({.has_address = true, .requests = {}}, {}), SetupStep::kMailbox), StepState::kOpen);
  EXPECT_EQ(state_of(guide_of({.has_way_in = true, .requests = {}}, {}), SetupStep::kMailbox), StepState::kOpen);
}

TEST(GuideRules, TheLastStepIsAnAnsweredRequest) {
  auto facts = everything();
  EXPECT_EQ(guide_of(facts, {}).next, SetupStep::kFirstRequest);
  FirstRequest const spam{
      .id = tickets::TicketId{1}, .number = 1, .subject = "Buy", .opened_at = {}, .answered_at = {}};
  FirstRequest const help{
      .id = tickets::TicketId{2}, .number = 2, .subject = "Help", .opened_at = {}, .answered_at = {}};
  facts.requests = {spam, help};
  EXPECT_EQ(guide_of(facts, {}).request->number, 2);
  EXPECT_EQ(guide_of(facts, {}).next, SetupStep::kFirstRequest);
  facts.requests[1].answered_at = Time{};
  facts.requests.push_back(spam);
  auto const guide = guide_of(facts, {});
  EXPECT_EQ(guide.request->number, 2);
  EXPECT_FALSE(guide.next);
}

class GuideTest : public testing::StoreTest {
 protected:
  Guide guide(DeskId of) {
    return db().read(storage::Scope::of(of), [&](auto& tx) { return read_guide(tx, of); });
  }
  template <class F>
  void write(F f) {
    db().write(storage::Scope::of(desk), [&](auto& tx) { f(tx); });
  }
  tickets::Ticket open(tickets::Channel channel, tickets::AuthorKind author) {
    return db().write(storage::Scope::of(desk), [&](auto& tx) {
      return tickets::open_ticket(tx, tickets, anna,
                                  {.subject = "Help",
                                   .channel = channel,
                                   .kind = Kind::kTechnical,
                                   .nature = Nature::kQuestion,
                                   .severity = Severity::kC,
                                   .first = {.visibility = tickets::Visibility::kCustomer,
                                             .author_kind = author,
                                             .author_name = "Jana",
                                             .body = "Please help."}});
    });
  }

  audit::Context context{clock, ids, *random};
  tickets::Hooks hooks;
  tickets::Context tickets{context, hooks};
  Actor anna = system_actor(desk);
};
PODPORA_BOTH_DATABASES(GuideTest);

TEST_P(GuideTest, StepsFollowTheDataOfTheirDesk) {
  EXPECT_EQ(guide(desk).next, SetupStep::kProfile);
  write([&](auto& tx) {
    customers::insert_customer(tx, desk,
                               {.id = ids.make<customers::CustomerId>(), .name = "Klas", .domain = "klas.example"});
    notify::set_identity(tx, context, anna, "help@severka.example", "Severka").value();
    identity::invite(
        tx, context, anna,
        {.name = "Petr", .email = "petr@severka.example", .language = "cs", .roles = {identity::Role::kHelpdeskAgent}})
        .value();
  });
  auto const now = guide(desk);
  EXPECT_EQ(state_of(now, SetupStep::kCustomers), StepState::kDone);
  EXPECT_EQ(state_of(now, SetupStep::kTeam), StepState::kDone);
  EXPECT_EQ(state_of(now, SetupStep::kMailbox), StepState::kOpen);
  EXPECT_EQ(state_of(guide(other_desk), SetupStep::kCustomers), StepState::kOpen);
}

TEST_P(GuideTest, AMailFromACustomerIsTheFirstRequestUntilItIsAnswered) {
  open(tickets::Channel::kMail, tickets::AuthorKind::kAgent);
  open(tickets::Channel::kPhone, tickets::AuthorKind::kContact);
  EXPECT_FALSE(guide(desk).request);
  auto const ticket = open(tickets::Channel::kMail, tickets::AuthorKind::kContact);
  auto const waiting = guide(desk);
  ASSERT_TRUE(waiting.request);
  EXPECT_EQ(waiting.request->id, ticket.id);
  EXPECT_EQ(state_of(waiting, SetupStep::kFirstRequest), StepState::kOpen);
  clock.advance(std::chrono::minutes{4});
  write([&](auto& tx) {
    tickets::append(tx, context, anna, ticket.id,
                    {.visibility = tickets::Visibility::kCustomer,
                     .author_kind = tickets::AuthorKind::kAgent,
                     .author_name = "Anna",
                     .body = "Here you are."});
  });
  auto const answered = guide(desk);
  EXPECT_EQ(state_of(answered, SetupStep::kFirstRequest), StepState::kDone);
  EXPECT_EQ(answered.request->answered_at, clock.now());
  EXPECT_FALSE(guide(other_desk).request);
}

TEST_P(GuideTest, StepsAreSkippedAndTakenUpAgain) {
  write([&](auto& tx) {
    skip_step(tx, context, anna, SetupStep::kProfile, true);
    skip_step(tx, context, anna, SetupStep::kProfile, true);
    dismiss(tx, context, anna, true);
  });
  EXPECT_EQ(state_of(guide(desk), SetupStep::kProfile), StepState::kSkipped);
  EXPECT_TRUE(guide(desk).is_dismissed);
  EXPECT_EQ(state_of(guide(other_desk), SetupStep::kProfile), StepState::kOpen);
  EXPECT_FALSE(guide(other_desk).is_dismissed);
  write([&](auto& tx) {
    skip_step(tx, context, anna, SetupStep::kProfile, false);
    dismiss(tx, context, anna, false);
  });
  EXPECT_EQ(guide(desk).next, SetupStep::kProfile);
  EXPECT_FALSE(guide(desk).is_dismissed);
}

}  // namespace
}  // namespace podpora::guide
