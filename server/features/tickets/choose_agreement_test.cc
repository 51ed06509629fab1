#include "features/audit/event_store.h"
#include "features/customers/add_customer.h"
#include "features/identity/desk.h"
#include "features/offers/accept_offer.h"
#include "features/offers/publish_offer.h"
#include "features/offers/sample_offer_test.h"
#include "features/tickets/change.h"
#include "features/tickets/pin_agreement.h"
#include "features/tickets/ticket_store.h"
#include "testing/database.h"

#include <algorithm>

namespace podpora::tickets {
namespace {

using storage::Scope;
using storage::Transaction;

/// One customer with an agreement for everything, and a preferred one for Dynamics 365 alone.
class ChooseAgreementTest : public testing::StoreTest {
 protected:
  template <class F>
  auto write(F f) {
    return db().write(Scope::of(desk), [&](Transaction& tx) { return f(tx); });
  }

  void SetUp() override {
    desk =
        db().write(Scope::all_desks(),
                   [&](Transaction& tx) {
                     return identity::add_desk(
                         tx, audit, {.slug = "desk", .name = "Desk", .time_zone = "Europe/Prague", .language = "en"});
                   })
            .value()
            .id;
    anna = system_actor(desk);
    write([&](Transaction& tx) {
      auto const office = calendars::add_calendar(tx, audit, anna, offers::sample_calendar()).value();
      auto const offer = offers::draft_offer(tx, audit, anna, offers::sample_content(office.id)).value();
      offers::publish_offer(tx, audit, anna, offer.id).value();
      customer = customers::add_customer(tx, audit, anna, {.name = "Contoso", .language = "en"}).value().id;
      auto const accept = [&](std::vector<std::string> services, std::int64_t precedence) {
        return offers::accept_offer(tx, audit, anna,
                                    {.offer_id = offer.id,
                                     .customer_id = customer,
                                     .services = std::move(services),
                                     .precedence = precedence})
            .value()
            .id;
      };
      general = accept({}, 0);
      special = accept({"dynamics_365"}, 10);
    });
  }
  /// As a mail opens it: nobody knows yet for which service.
  Ticket mailed(std::optional<customers::CustomerId> of) {
    return write([&](Transaction& tx) {
      return open_ticket(tx, context, anna, {.subject = "It is broken", .customer_id = of, .first = {.body = "Help"}});
    });
  }
  Ticket change(Ticket ticket) {
    return write([&](Transaction& tx) { return change_ticket(tx, context, anna, ticket).value(); });
  }
  std::int64_t events(TicketId ticket, std::string const& kind) {
    return db().read(Scope::of(desk), [&](Transaction& tx) {
      return std::ranges::count(audit::events_of(tx, desk, to_text(ticket)), kind, &audit::Event::kind);
    });
  }

  DeskId desk;
  Actor anna;
  audit::Context audit{clock, ids, *random};
  Hooks hooks;
  Context context{audit, hooks};
  customers::CustomerId customer;
  offers::AgreementId general;
  offers::AgreementId special;
};
PODPORA_BOTH_DATABASES(ChooseAgreementTest);

TEST_P(ChooseAgreementTest, AServiceThatBecomesKnownLaterChoosesAnew) {
  auto ticket = mailed(customer);
  EXPECT_EQ(ticket.agreement_id, general.value);
  ticket.service = "dynamics_365";
  ticket = change(ticket);
  EXPECT_EQ(ticket.agreement_id, special.value);
  EXPECT_EQ(events(ticket.id, "ticket.agreement_chosen"), 1);
  auto const messages = db().read(Scope::of(desk), [&](Transaction& tx) { return messages_of(tx, desk, ticket.id); });
  ASSERT_EQ(messages.size(), 2u);
  EXPECT_EQ(messages.back().visibility, Visibility::kInternal);
  EXPECT_NE(messages.back().body.find(to_text(special)), std::string::npos) << messages.back().body;
  ticket.service = "azure";
  EXPECT_EQ(change(ticket).agreement_id, general.value) << "a mistake that is mended";
}

TEST_P(ChooseAgreementTest, ACustomerWhoBecomesKnownLaterBringsTheAgreement) {
  auto ticket = mailed(std::nullopt);
  EXPECT_EQ(ticket.agreement_id, std::nullopt);
  ticket.customer_id = customer;
  EXPECT_EQ(change(ticket).agreement_id, general.value);
}

TEST_P(ChooseAgreementTest, WhatAPersonChoseStays) {
  auto ticket = mailed(customer);
  ticket = write([&](Transaction& tx) {
             return pin_agreement(tx, context, anna,
                                  {.ticket_id = ticket.id, .agreement_id = std::nullopt, .reason = "Free"});
           }).value();
  ticket.service = "dynamics_365";
  EXPECT_EQ(change(ticket).agreement_id, std::nullopt);
  EXPECT_EQ(events(ticket.id, "ticket.agreement_chosen"), 0);
}

TEST_P(ChooseAgreementTest, OtherChangesAskNothing) {
  auto ticket = mailed(customer);
  write([&](Transaction& tx) { offers::end_agreement(tx, audit, anna, general, std::nullopt).value(); });
  ticket.severity = Severity::kA;
  EXPECT_EQ(change(ticket).agreement_id, general.value);
  EXPECT_EQ(events(ticket.id, "ticket.agreement_chosen"), 0);
}

}  // namespace
}  // namespace podpora::tickets
