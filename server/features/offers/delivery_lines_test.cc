#include "features/offers/html.h"
#include "features/offers/offer_text.h"
#include "features/offers/page.h"
#include "features/offers/page_style.h"
#include "features/offers/sample_offer_test.h"
#include "features/offers/structured_data.h"
#include "platform/http/json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace podpora::offers {
namespace {

using testing::ElementsAre;

calendars::CalendarId const kNights{8};

SupportLine line(std::string service) {
  return {.service = std::move(service), .title = {"T", "T"}, .kinds = {Kind::kBilling, Kind::kTechnical}};
}

Offer offer_with(std::vector<DeliveryTerm> terms) {
  auto offer = sample_offer();
  calendars::Calendar nights{.id = kNights, .name = "Nights", .time_zone = "Europe/Prague"};
  nights.hours.push_back({calendars::Day::kMon, {1020, 1440}});
  offer.calendars.push_back(nights);
  offer.delivery = std::move(terms);
  return offer;
}

auto lines(std::vector<DeliveryTerm> terms) {
  return delivery_lines("en", offer_with(std::move(terms)), line("azure"));
}

TEST(DeliveryLines, SayWhoDoesWhatAndWhen) {
  EXPECT_THAT(lines({{.service = "dynamics_365", .mode = Delivery::kOutsourced, .partner = "Dynamo"}}),
              ElementsAre("our own people"));
  EXPECT_THAT(lines({{.service = "azure", .mode = Delivery::kResold, .partner = "Sky"}}),
              ElementsAre("Sky, whose support we resell"));
  EXPECT_THAT(lines({{.service = "azure", .kind = Kind::kTechnical, .mode = Delivery::kOutsourced, .partner = "Sky"}}),
              ElementsAre("billing: our own people", "technical: Sky, on our behalf"));
  EXPECT_THAT(lines({{.service = "*", .mode = Delivery::kOutsourced, .partner = "Owl", .calendar_id = kNights}}),
              ElementsAre("our own people", "Owl, on our behalf (Mon 17:00–24:00)"));
}

TEST(DeliveryLines, TheServicesOwnArrangementReplacesTheOneForAll) {
  EXPECT_THAT(lines({{.service = "*", .mode = Delivery::kOutsourced, .partner = "Owl"}, {.service = "azure"}}),
              ElementsAre("our own people"));
  EXPECT_THAT(lines({{.service = "*", .mode = Delivery::kOutsourced, .partner = "Owl"},
                     {.service = "azure", .mode = Delivery::kResold, .partner = "Sky"}}),
              ElementsAre("Sky, whose support we resell"));
}

TEST(DeliveryLines, AnOlderVersionSpeaksForItself) {
  EXPECT_THAT(delivery_lines("en", sample_offer(), line("azure")), ElementsAre("our own people"));
}

identity::Desk desk() {
  return {.id = DeskId{1}, .slug = "partner", .name = "Partner", .time_zone = "Europe/Prague", .language = "cs"};
}

TEST(BrandedPage, WearsNameLogoAndColours) {
  auto offer = sample_offer();
  offer.brand_id = BrandId{5};
  Brand const brand{.id = BrandId{5},
                    .code = "north",
                    .name = "North <IT>",
                    .accent = "#123456",
                    .accent_dark = "#abcdef",
                    .logo_sha256 = "0123456789abcdef"};
  auto const home = desk();
  auto const html = render_page({.desk = home,
                                 .offer = offer,
                                 .language = "en",
                                 .now = *offer.published_at,
                                 .brand = brand,
                                 .public_url = "https://desk.example"});
  EXPECT_THAT(html, testing::HasSubstr("North &lt;IT&gt;"));
  EXPECT_THAT(html, testing::HasSubstr("src=\"/partner/logo/north?v=0123456789ab\""));
  EXPECT_THAT(html, testing::HasSubstr("--link:#123456"));
  EXPECT_THAT(html, testing::HasSubstr("/partner/support/north?lang=cs"));
  EXPECT_NE(page_policy(page_style(brand)), page_policy());
}

TEST(StructuredData, IsJsonWithHoursPriceAndContact) {
  auto const home = desk();
  auto const offer = sample_offer();
  auto const text = structured_data({.desk = home,
                                     .offer = offer,
                                     .language = "en",
                                     .now = *offer.published_at,
                                     .public_url = "https://desk.example"});
  auto const data = http::parse_json(text).value();
  EXPECT_EQ(data.find("@type")->as<std::string>()[0], "Service");
  EXPECT_EQ(*data.find("url")->as<std::string>(), "https://desk.example/partner/support?lang=en");
  EXPECT_EQ(*data.find("offers")->find("price")->as<std::string>(), "1200.00");
  EXPECT_EQ(data.find("hoursAvailable")->as<http::Json::List>()->size(), 5u);
  EXPECT_EQ(*data.find("hoursAvailable")->as<http::Json::List>()->at(0).find("opens")->as<std::string>(), "09:00");
  EXPECT_FALSE(data.find("provider")->find("contactPoint")->as<http::Json::List>()->empty());
}

}  // namespace
}  // namespace podpora::offers
