#pragma once

#include "features/charges/record_time.h"
#include "features/customers/add_customer.h"
#include "features/identity/desk.h"
#include "features/offers/accept_offer.h"
#include "features/offers/publish_offer.h"
#include "features/offers/sample_offer_test.h"
#include "testing/database.h"

namespace podpora::charges {

/// One customer with 60 prepaid minutes a month; the time is Monday 09:00 in Prague.
class ChargesTest : public testing::StoreTest {
 protected:
  template <class F>
  auto write(F f) {
    return db().write(storage::Scope::of(desk), [&](storage::Transaction& tx) { return f(tx); });
  }

  void SetUp() override {
    desk =
        db().write(storage::Scope::all_desks(),
                   [&](storage::Transaction& tx) {
                     return identity::add_desk(
                         tx, audit, {.slug = "desk", .name = "Desk", .time_zone = "Europe/Prague", .language = "en"});
                   })
            .value()
            .id;
    anna = system_actor(desk);
    write([&](storage::Transaction& tx) {
      office = calendars::add_calendar(tx, audit, anna, offers::sample_calendar()).value().id;
      auto content = offers::sample_content(office);
      content.price.included_minutes = 60;
      auto const draft = offers::draft_offer(tx, audit, anna, content).value();
      offers::publish_offer(tx, audit, anna, draft.id).value();
      customer = customers::add_customer(tx, audit, anna, {.name = "Contoso", .language = "cs"}).value().id;
      agreement = offers::accept_offer(tx, audit, anna, {.offer_id = draft.id, .customer_id = customer}).value().id;
    });
  }

  tickets::TicketId open(std::optional<customers::CustomerId> of) {
    return write([&](storage::Transaction& tx) {
             return tickets::open_ticket(tx, {audit, hooks}, anna,
                                         {.subject = "Slow", .customer_id = of, .first = {.body = "Help"}});
           })
        .id;
  }
  Result<Recorded> record(NewTime const& time) {
    return write([&](storage::Transaction& tx) { return record_time(tx, context, anna, time); });
  }
  Price preview(NewTime const& time) {
    return db().read(storage::Scope::of(desk), [&](auto& tx) { return preview_price(tx, audit, anna, time); }).value();
  }

  audit::Context audit{clock, ids, *random};
  Hooks charge_hooks;
  Context context{audit, charge_hooks};
  Actor anna;
  tickets::Hooks hooks;
  customers::CustomerId customer;
  offers::AgreementId agreement;
  calendars::CalendarId office;
};

}  // namespace podpora::charges
