#include "features/tickets/change.h"
#include "features/tickets/ticket_rules.h"
#include "features/tickets/ticket_store.h"

#include "testing/database.h"

#include <gtest/gtest.h>

namespace podpora::tickets {
namespace {

TEST(TicketRules, AMessageMovesTheState) {
  struct Row {
    State before;
    AuthorKind author;
    Visibility visibility;
    State after;
  };
  for (auto const& row : std::initializer_list<Row>{
           {State::kOpen, AuthorKind::kAgent, Visibility::kCustomer, State::kWaitingCustomer},
           {State::kOpen, AuthorKind::kAgent, Visibility::kInternal, State::kOpen},
           {State::kWaitingCustomer, AuthorKind::kContact, Visibility::kCustomer, State::kOpen},
           {State::kResolved, AuthorKind::kContact, Visibility::kCustomer, State::kOpen},
           {State::kResolved, AuthorKind::kAgent, Visibility::kCustomer, State::kResolved},
           {State::kWaitingUpstream, AuthorKind::kUpstream, Visibility::kUpstream, State::kOpen},
           {State::kClosed, AuthorKind::kUpstream, Visibility::kUpstream, State::kClosed},
           {State::kWaitingCustomer, AuthorKind::kContact, Visibility::kInternal, State::kWaitingCustomer},
           {State::kWaitingUpstream, AuthorKind::kAgent, Visibility::kUpstream, State::kWaitingUpstream}}) {
    EXPECT_EQ(state_after(row.before, {.visibility = row.visibility, .author_kind = row.author}), row.after)
        << to_text(row.before) << " " << to_text(row.author) << " " << to_text(row.visibility);
  }
}

TEST(TicketRules, TheOnlySubscriptionOfTheServiceIsMeant) {
  using customers::Subscription;
  using customers::SubscriptionId;
  std::vector<Subscription> const held{{.id = SubscriptionId{1}, .service = "azure", .state = "active"},
                                       {.id = SubscriptionId{2}, .service = "microsoft_365", .state = "active"},
                                       {.id = SubscriptionId{3}, .service = "microsoft_365", .state = "expired"},
                                       {.id = SubscriptionId{4}, .service = "dynamics_365", .state = "active"},
                                       {.id = SubscriptionId{5}, .service = "dynamics_365", .state = "active"}};
  auto const chosen = [&](std::string const& service, std::optional<SubscriptionId> named) {
    return with_matching_subscription({.service = service, .subscription_id = named}, held).subscription_id;
  };
  EXPECT_EQ(chosen("azure", std::nullopt), SubscriptionId{1});
  EXPECT_EQ(chosen("microsoft_365", std::nullopt), SubscriptionId{2});
  EXPECT_EQ(chosen("dynamics_365", std::nullopt), std::nullopt);
  EXPECT_EQ(chosen("dynamics_365", SubscriptionId{5}), SubscriptionId{5});
  EXPECT_EQ(chosen("azure", SubscriptionId{5}), SubscriptionId{1});
  EXPECT_EQ(chosen("on_premises", SubscriptionId{5}), std::nullopt);
}

class TicketTest : public testing::StoreTest {
 protected:
  DeskId const desk{7};
  Actor const anna = system_actor(desk);
  Hooks hooks;

  template <class F>
  auto write(F f) {
    Context const context{{clock, ids, *random}, hooks};
    return db().write(storage::Scope::of(desk), [&](auto& tx) { return f(tx, context); });
  }
  Ticket open(std::string subject = "Mail stopped") {
    return write([&](auto& tx, auto& context) {
      return open_ticket(tx, context, anna,
                         {.subject = subject, .first = {.author_kind = AuthorKind::kContact, .body = "Help"}});
    });
  }
  Ticket stored(TicketId id) {
    return db().read(storage::Scope::of(desk), [&](auto& tx) { return find_ticket(tx, desk, id).value(); });
  }
};
PODPORA_BOTH_DATABASES(TicketTest);

TEST_P(TicketTest, NumbersGrowByOneInADesk) {
  EXPECT_EQ(open().number, 1);
  EXPECT_EQ(open().number, 2);
}

TEST_P(TicketTest, IsResolvedWithACauseAndReopenedByTheCustomer) {
  auto const ticket = open();
  EXPECT_TRUE(write([&](auto& tx, auto& c) { return resolve_ticket(tx, c, anna, ticket.id, ""); }).has_error());
  ASSERT_TRUE(
      write([&](auto& tx, auto& c) { return resolve_ticket(tx, c, anna, ticket.id, "configuration"); }).has_value());
  EXPECT_EQ(stored(ticket.id).state, State::kResolved);
  EXPECT_EQ(stored(ticket.id).resolved_at, clock.now());
  write([&](auto& tx, auto& c) {
    return add_message(tx, c, anna, ticket.id, {.author_kind = AuthorKind::kContact, .body = "Again"});
  });
  EXPECT_EQ(stored(ticket.id).state, State::kOpen);
  EXPECT_FALSE(stored(ticket.id).resolved_at);
}

TEST_P(TicketTest, AStaleChangeIsRefusedAndChangesNothing) {
  auto first = open();
  auto second = first;
  first.subject = "One";
  second.subject = "Two";
  ASSERT_TRUE(write([&](auto& tx, auto& c) { return change_ticket(tx, c, anna, first); }).has_value());
  auto const refused = write([&](auto& tx, auto& c) { return change_ticket(tx, c, anna, second); });
  ASSERT_TRUE(refused.has_error());
  EXPECT_EQ(refused.error().kind, ErrorCode::kPreconditionFailed);
  EXPECT_EQ(stored(first.id).subject, "One");
}

TEST_P(TicketTest, HooksRunInTheSameTransaction) {
  hooks.opened = [](auto&, auto&, auto&, auto&) { throw std::runtime_error("hook failed"); };
  EXPECT_THROW(open(), std::runtime_error);
  hooks.opened = nullptr;
  EXPECT_EQ(open().number, 1);
}

TEST_P(TicketTest, IsNotThereForAnotherDesk) {
  auto const ticket = open();
  DeskId const other{8};
  db().read(storage::Scope::of(other), [&](auto& tx) {
    EXPECT_FALSE(find_ticket(tx, other, ticket.id));
    EXPECT_FALSE(find_ticket_by_number(tx, other, 1));
    EXPECT_TRUE(messages_of(tx, other, ticket.id).empty());
  });
}

}  // namespace
}  // namespace podpora::tickets
