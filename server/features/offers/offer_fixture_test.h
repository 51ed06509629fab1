#pragma once

#include "features/calendars/add_calendar.h"
#include "features/calendars/calendar_store.h"
#include "features/customers/add_customer.h"
#include "features/offers/publish_offer.h"
#include "features/offers/sample_offer_test.h"
#include "testing/database.h"

namespace podpora::offers {

using storage::Scope;
using storage::Transaction;

/// A desk with what an offer needs; `anna` works there, `mallory` at another one.
class OfferStoreTest : public testing::StoreTest {
 protected:
  template <class F>
  auto write(F f) {
    return db().write(Scope::of(desk), [&](Transaction& tx) { return f(tx); });
  }

  calendars::Calendar add_office() {
    return write([&](Transaction& tx) { return calendars::add_calendar(tx, context, anna, sample_calendar()); })
        .value();
  }
  Offer add_draft(calendars::CalendarId office) {
    return write([&](Transaction& tx) { return draft_offer(tx, context, anna, sample_content(office)); }).value();
  }
  Result<Offer> publish(OfferId id) {
    return write([&](Transaction& tx) { return publish_offer(tx, context, anna, id); });
  }
  customers::CustomerId add_customer(std::string name) {
    return write([&](Transaction& tx) {
             return customers::add_customer(tx, context, anna, {.name = name, .language = "cs"});
           })
        .value()
        .id;
  }

  audit::Context context{clock, ids, *random};
  Actor anna = system_actor(desk);
  Actor mallory = system_actor(other_desk);
};

}  // namespace podpora::offers
