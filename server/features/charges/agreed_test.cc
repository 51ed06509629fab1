#include "features/calendars/calendar_store.h"
#include "features/calendars/change_calendar.h"
#include "features/calendars/wire.h"
#include "features/charges/add_charge.h"
#include "features/charges/charge_store.h"
#include "features/charges/charges_test.h"
#include "features/charges/wallets.h"
#include "features/offers/agreement_store.h"

namespace podpora::charges {
namespace {

using storage::Scope;
using storage::Transaction;

/// What the agreement settles: who pays, and in which hours.
class AgreedTest : public ChargesTest {
 protected:
  void add_holiday(std::string const& date) {
    auto const blobs = blobs::make_store(std::filesystem::temp_directory_path());
    calendars::Context const editing{.audit = audit, .blobs = *blobs, .fetch = {}, .changed = {}};
    write([&](Transaction& tx) {
      auto changed = calendars::find_own_calendar(tx, desk, office).value();
      changed.holidays.push_back({.date = calendars::parse_date_text(date).value()});
      calendars::edit_calendar(tx, editing, anna, changed, calendars::revision_of(tx, desk, office)).value();
    });
  }
};
PODPORA_BOTH_DATABASES(AgreedTest);

TEST_P(AgreedTest, TheThirdPartyOfTheAgreementPaysForEverything) {
  auto const holding = write([&](Transaction& tx) {
    auto const payer = customers::add_customer(tx, audit, anna, {.name = "Holding", .language = "cs"}).value().id;
    auto const offer = offers::find_agreement(tx, desk, agreement)->offer.id;
    offers::accept_offer(tx, audit, anna,
                         {.offer_id = offer, .customer_id = customer, .precedence = 1, .bill_to = payer})
        .value();
    return payer;
  });
  auto const ticket = open(customer);
  auto const work = record({.ticket_id = ticket, .minutes = 120}).value().charges;
  ASSERT_FALSE(work.empty());
  for (auto const& charge : work) {
    EXPECT_EQ(charge.customer_id, customer);
    EXPECT_EQ(charge.bill_to_id, holding);
  }
  write([&](Transaction& tx) {
    auto const credit =
        add_charge(tx, audit, anna,
                   {.ticket_id = ticket, .kind = LineKind::kCredit, .amount = {5000, "CZK"}, .text = "Sorry"})
            .value();
    EXPECT_EQ(credit.bill_to_id, holding);
    EXPECT_EQ(bill_tos_for_period(tx, desk, {"2026-11-01", "2026-12-01"}), std::vector{holding});
  });
}

TEST_P(AgreedTest, AHolidaySetAfterPublishingIsAfterHoursForThePriceToo) {
  auto const ticket = open(customer);
  auto const morning = parse_rfc3339("2026-12-02T09:00:00Z").value();
  NewTime const work{.ticket_id = ticket, .minutes = 60, .started_at = morning};
  EXPECT_EQ(preview(work).rating.after_hours_minutes, 0);
  add_holiday("2026-12-02");
  EXPECT_EQ(preview(work).rating.after_hours_minutes, 60) << "clocks do not run on that day either";
  auto const charge = record(work).value().charges.at(0);
  EXPECT_TRUE(charge.after_hours);
}

TEST_P(AgreedTest, WorkBeforeTheChangeIsPricedByTheHoursOfThen) {
  auto const ticket = open(customer);
  // Monday 09:00 to 11:00; the day becomes a holiday at ten.
  auto const nine = clock.now();
  clock.advance(std::chrono::hours(1));
  add_holiday("2026-11-23");
  clock.advance(std::chrono::hours(1));
  auto const rating = preview({.ticket_id = ticket, .minutes = 120, .started_at = nine}).rating;
  EXPECT_EQ(rating.ordinary_minutes, 60);
  EXPECT_EQ(rating.after_hours_minutes, 60);
  EXPECT_EQ(preview({.ticket_id = ticket, .minutes = 60, .started_at = nine}).rating.after_hours_minutes, 0);
}

}  // namespace
}  // namespace podpora::charges
