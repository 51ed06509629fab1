#include "features/insight/sentence.h"

#include "features/customers/add_customer.h"
#include "features/tickets/change.h"
#include "testing/database.h"

#include <gtest/gtest.h>

namespace podpora::insight {
namespace {

class SignalTest : public testing::StoreTest {
 protected:
  DeskId const desk{7};
  Actor const anna = system_actor(desk);
  tickets::Hooks hooks;

  template <class F>
  auto write(F f) {
    tickets::Context const context{{clock, ids, *random}, hooks};
    return db().write(storage::Scope::of(desk), [&](auto& tx) { return f(tx, context); });
  }
  customers::CustomerId add_bakery() {
    return write([&](auto& tx, auto& c) {
      return customers::add_customer(tx, c.audit, anna, {.name = "Pekárna", .language = "cs"}).value().id;
    });
  }
  tickets::TicketId open(std::optional<customers::CustomerId> customer) {
    return write([&](auto& tx, auto& c) {
      return tickets::open_ticket(tx, c, anna, {.subject = "How to?", .customer_id = customer, .first = {.body = "?"}})
          .id;
    });
  }
  Result<Signal> note(tickets::TicketId ticket, std::string const& text) {
    return write([&](auto& tx, auto& c) { return note_signal(tx, c.audit, anna, ticket, "azure", text); });
  }
};
PODPORA_BOTH_DATABASES(SignalTest);

TEST_P(SignalTest, IsKeptWithItsTicketAndCustomer) {
  auto const bakery = add_bakery();
  auto const ticket = open(bakery);
  ASSERT_TRUE(note(ticket, " Wants a backup plan. ").has_value());
  auto const signals = db().read(storage::Scope::of(desk), [&](auto& tx) { return signals_of(tx, desk, bakery); });
  ASSERT_EQ(signals.size(), 1U);
  EXPECT_EQ(signals[0].text, "Wants a backup plan.");
  EXPECT_EQ(signals[0].ticket_id, ticket);
  ASSERT_EQ(evidence_of(signals[0]).tickets.size(), 1U);
  EXPECT_EQ(evidence_of(signals[0]).tickets[0].id, ticket);
  DeskId const other{8};
  EXPECT_TRUE(db().read(storage::Scope::of(other), [&](auto& tx) { return signals_of(tx, other, bakery); }).empty());
}

TEST_P(SignalTest, NeedsATextAndACustomer) {
  EXPECT_EQ(note(open(add_bakery()), "  ").error().fields.at(0).pointer, "/text");
  EXPECT_EQ(note(open(std::nullopt), "x").error().code, "ticket-without-customer");
  EXPECT_EQ(note(tickets::TicketId{1}, "x").error().kind, ErrorCode::kNotFound);
}

TEST_P(SignalTest, CausesAreCountedByFrequency) {
  auto const bakery = add_bakery();
  for (auto const* cause : {"licence", "configuration", "configuration"}) {
    auto const ticket = open(bakery);
    write([&](auto& tx, auto& c) { return tickets::resolve_ticket(tx, c, anna, ticket, cause); });
  }
  auto const causes = db().read(storage::Scope::of(desk), [&](auto& tx) { return causes_of(tx, desk, bakery); });
  ASSERT_EQ(causes.size(), 2U);
  EXPECT_EQ(causes[0].cause, "configuration");
  EXPECT_EQ(causes[0].count, 2);
}

}  // namespace
}  // namespace podpora::insight
