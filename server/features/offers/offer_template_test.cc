#include "features/offers/offer_template.h"

#include "features/calendars/calendar_store.h"
#include "features/identity/desk.h"
#include "features/offers/publish_offer.h"
#include "testing/database.h"

#include <set>

namespace podpora::offers {
namespace {

class OfferTemplateTest : public testing::StoreTest {
 protected:
  OfferTemplateTest() {
    home = add_desk("severka", "cs");
    elsewhere = add_desk("mallory", "en");
  }
  identity::Desk add_desk(std::string const& slug, std::string const& language) {
    return db().write(storage::Scope::all_desks(), [&](auto& tx) {
      return identity::add_desk(tx, context,
                                {.slug = slug, .name = slug, .time_zone = "Europe/Prague", .language = language})
          .value();
    });
  }
  Result<Offer> draft(FromTemplate const& request) { return draft(home, request); }
  Result<Offer> draft(identity::Desk const& at, FromTemplate const& request) {
    return db().write(storage::Scope::of(at.id),
                      [&](auto& tx) { return draft_from_template(tx, context, system_actor(at.id), request); });
  }
  std::vector<calendars::Calendar> calendars_of(identity::Desk const& at) {
    return db().read(storage::Scope::of(at.id), [&](auto& tx) { return calendars::list_calendars(tx, at.id); });
  }
  static FromTemplate request(std::string const& code) {
    return {.code = code,
            .calendar_id = {},
            .mail = "help@severka.example",
            .phone = "+420 200 000 001",
            .portal_url = "https://desk.example/portal",
            .currency = "CZK",
            .hourly_minor = 120'000};
  }

  audit::Context context{clock, ids, *random};
  identity::Desk home, elsewhere;
};
PODPORA_BOTH_DATABASES(OfferTemplateTest);

TEST_P(OfferTemplateTest, EveryTemplateCanBePublishedAsItIs) {
  std::set<std::string> codes;
  for (auto const& each : offer_templates()) {
    codes.insert(each.code);
    auto const offer = draft(request(each.code));
    ASSERT_TRUE(offer.has_value()) << each.code << ": " << offer.error().code;
    EXPECT_EQ(offer->content.languages, (std::vector<std::string>{"cs", "en"}));
    EXPECT_EQ(offer->content.contact.size(), 3u);
    auto const published = db().write(storage::Scope::of(home.id), [&](auto& tx) {
      return publish_offer(tx, context, system_actor(home.id), offer->id);
    });
    ASSERT_TRUE(published.has_value()) << each.code << ": " << published.error().fields.front().pointer;
    EXPECT_EQ(published->content.price.hourly_minor, 120'000);
  }
  EXPECT_EQ(codes, (std::set<std::string>{"office", "extended", "critical"}));
}

TEST_P(OfferTemplateTest, CalendarsAreMadeOnceWithTheHolidaysOfTheCountry) {
  draft(request("office")).value();
  draft(request("critical")).value();
  auto const all = calendars_of(home);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].name, "Nepřetržitě");
  EXPECT_EQ(all[0].hours.size(), 7u);
  EXPECT_EQ(all[0].preset, calendars::Preset::kNone);
  EXPECT_EQ(all[1].name, "Pracovní doba");
  EXPECT_EQ(all[1].hours.size(), 5u);
  EXPECT_EQ(all[1].preset, calendars::Preset::kCzech);
}

TEST_P(OfferTemplateTest, AGivenCalendarStandsBehindTheFirstHours) {
  draft(request("office")).value();
  auto const own = calendars_of(home).front().id;
  auto with = request("critical");
  with.calendar_id = own;
  auto const offer = draft(with).value();
  EXPECT_EQ(offer.content.hours[0].calendar_id, own);
  EXPECT_NE(offer.content.hours[1].calendar_id, own);
}

TEST_P(OfferTemplateTest, WhatIsWrongIsNamedByItsField) {
  auto const field = [&](auto change) {
    auto wrong = request("office");
    change(wrong);
    return draft(wrong).error().fields.front().pointer;
  };
  EXPECT_EQ(field([](auto& r) { r.mail = "nobody"; }), "/mail");
  EXPECT_EQ(field([](auto& r) { r.phone = "ask me"; }), "/phone");
  EXPECT_EQ(field([](auto& r) { r.currency = "Kč"; }), "/currency");
  EXPECT_EQ(field([](auto& r) { r.hourly_minor = -1; }), "/hourly_minor");
  EXPECT_EQ(field([](auto& r) { r.calendar_id = calendars::CalendarId{5}; }), "/calendar_id");
  EXPECT_EQ(draft(request("none")).error().kind, ErrorCode::kNotFound);
  EXPECT_TRUE(calendars_of(home).empty());
}

TEST_P(OfferTemplateTest, AnotherDesksCalendarIsUnknown) {
  draft(elsewhere, request("office")).value();
  auto theirs = request("office");
  theirs.calendar_id = calendars_of(elsewhere).front().id;
  EXPECT_EQ(draft(theirs).error().fields.front().pointer, "/calendar_id");
}

}  // namespace
}  // namespace podpora::offers
