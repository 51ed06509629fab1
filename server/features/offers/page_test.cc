#include "features/offers/acknowledgement.h"
#include "features/offers/document.h"
#include "features/offers/html.h"
#include "features/offers/offer_rules.h"
#include "features/offers/offer_text.h"
#include "features/offers/page.h"
#include "features/offers/sample_offer_test.h"
#include "platform/i18n/catalogue.h"

#include <gtest/gtest.h>

namespace podpora::offers {
namespace {

Time at(std::string const& text) {
  return parse_rfc3339(text).value();
}

std::string page(std::string language, Offer const& offer = sample_offer()) {
  identity::Desk const desk{
      .id = DeskId{1}, .slug = "partner", .name = "Partner & Co", .time_zone = "Europe/Prague", .language = "cs"};
  return render_page({.desk = desk, .offer = offer, .language = language, .now = at("2026-11-23T08:00:00Z")});
}

bool has(std::string const& text, std::string const& part) {
  return text.find(part) != std::string::npos;
}

TEST(OfferPage, RunsNoScriptAndStaysSmall) {
  for (auto const& language : i18n::languages()) {
    auto const html = page(language);
    EXPECT_EQ(html.find("<script"), html.rfind("<script type=\"application/ld+json\">")) << language;
    EXPECT_FALSE(has(html, " on") && has(html, "onclick")) << language;
    EXPECT_LT(html.size(), 30u * 1024) << language;
    for (auto const* part : {"<main", "<header>", "<footer>", "<h1", "https://schema.org\"", "hreflang=\"cs\""}) {
      EXPECT_TRUE(has(html, part)) << language << " " << part;
    }
    EXPECT_FALSE(has(html, "offers.")) << "a text is missing from the catalogue: "
                                       << html.substr(html.find("offers."), 40);
    EXPECT_FALSE(has(html, "calendars.") || has(html, "holiday."));
  }
}

TEST(OfferPage, SpeaksTheLanguageAskedFor) {
  EXPECT_TRUE(has(page("en"), "<html lang=\"en\""));
  EXPECT_TRUE(has(page("en"), "Cloud support"));
  EXPECT_TRUE(has(page("en"), "Christmas Eve"));
  EXPECT_TRUE(has(page("cs"), "<html lang=\"cs\""));
  EXPECT_TRUE(has(page("cs"), "Podpora cloudu"));
  EXPECT_TRUE(has(page("cs"), "Štědrý den"));
  EXPECT_TRUE(has(page("cs"), "Vývoj aplikací"));
}

TEST(OfferPage, NamesEveryPriceTargetAndHour) {
  auto offer = sample_offer();
  offer.content.price.included_minutes = 390;
  for (auto const& language : i18n::languages()) {
    auto const html = page(language, offer);
    EXPECT_TRUE(has(html, escape_html(i18n::format_money(language, {120'000, "CZK"}))));
    EXPECT_TRUE(has(html, escape_html(i18n::format_money(language, {180'000, "CZK"}))));
    EXPECT_TRUE(has(html, escape_html(i18n::format_minutes(language, 390))));
    for (auto const minutes : {30, 60, 240, 480}) {
      EXPECT_TRUE(has(html, i18n::format_minutes(language, minutes))) << minutes;
    }
    EXPECT_TRUE(has(html, "09:00–17:00"));
  }
  offer.content.price.per_incident_minor = 250'000;
  EXPECT_TRUE(has(page("en", offer), escape_html(i18n::format_money("en", {250'000, "CZK"}))));
}

TEST(OfferPage, EscapesWhatPeopleWrote) {
  auto offer = sample_offer();
  offer.content.title.en = "<script>alert(1)</script>";
  auto const html = page("en", offer);
  EXPECT_FALSE(has(html, "<script>"));
  EXPECT_TRUE(has(html, "\\u003cscript>alert(1)\\u003c/script>"));
  EXPECT_TRUE(has(html, "Brod &amp; Sons &lt;partners&gt;"));
}

TEST(OfferPage, SaysThatAVersionIsOld) {
  auto offer = sample_offer();
  offer.state = OfferState::kSuperseded;
  EXPECT_TRUE(has(page("en", offer), "A newer version has replaced this one."));
  EXPECT_FALSE(has(page("en"), "A newer version"));
}

TEST(OfferText, DaysInARowShareALine) {
  calendars::Calendar calendar{.time_zone = "Europe/Prague"};
  using calendars::Day;
  calendar.hours = {{Day::kMon, {480, 720}},
                    {Day::kMon, {750, 1020}},
                    {Day::kTue, {750, 1020}},
                    {Day::kTue, {480, 720}},
                    {Day::kSat, {0, 1440}}};
  EXPECT_EQ(hours_text("en", calendar), "Mon–Tue 08:00–12:00, 12:30–17:00; Sat around the clock");
  EXPECT_EQ(hours_text("cs", calendar), "po–út 08:00–12:00, 12:30–17:00; so nepřetržitě");
}

TEST(OfferRules, TheMoreExactTargetWins) {
  auto content = sample_content({});
  EXPECT_EQ(target_for(content, Severity::kA, Kind::kTechnical, "azure")->first_response_minutes, 30);
  EXPECT_EQ(target_for(content, Severity::kA, Kind::kTechnical, "microsoft_365")->first_response_minutes, 60);
  content.targets.push_back({Severity::kA, Kind::kBilling, "", "office", 45, {}, {}});
  EXPECT_EQ(target_for(content, Severity::kA, Kind::kBilling, "microsoft_365")->first_response_minutes, 45);
  EXPECT_EQ(target_for(content, Severity::kA, Kind::kBilling, "azure")->first_response_minutes, 30);
  content.targets.clear();
  EXPECT_EQ(target_for(content, Severity::kA, Kind::kBilling, "azure"), nullptr);
}

TEST(OfferRules, FaultsNameTheirPlace) {
  auto content = sample_content({});
  EXPECT_TRUE(content_faults(content, "").empty());
  EXPECT_TRUE(publication_faults(content, "").empty());
  content.contact[2].value = "javascript:alert(1)";
  content.targets[1].hours = "nights";
  content.price.increment_minutes = 0;
  content.summary.cs = "";
  std::vector<std::string> pointers;
  for (auto const& fault : content_faults(content, "/content")) pointers.push_back(fault.pointer);
  EXPECT_EQ(pointers, (std::vector<std::string>{"/content/contact/2/value", "/content/targets/1/hours",
                                                "/content/price/increment_minutes"}));
  ASSERT_EQ(publication_faults(content, "").size(), 1u);
  EXPECT_EQ(publication_faults(content, "")[0].pointer, "/summary/cs");
}

TEST(OfferDocument, RoundTripsAndIsSorted) {
  auto const offer = sample_offer();
  auto const document = canonical_document(offer);
  EXPECT_TRUE(document.starts_with("{\"calendars\":[{\"exceptions\":")) << document.substr(0, 80);
  Offer back;
  read_document(document, back);
  EXPECT_EQ(back.content, offer.content);
  EXPECT_EQ(back.calendars, offer.calendars);
}

TEST(Acknowledgement, NamesTargetHoursAndWays) {
  auto const offer = sample_offer();
  AcknowledgementRequest request{.language = "en",
                                 .offer = offer,
                                 .severity = Severity::kA,
                                 .kind = Kind::kTechnical,
                                 .service = "microsoft_365",
                                 .opened_at = at("2026-12-23T15:30:00Z"),
                                 .page_url = "https://desk.example/partner/support"};
  auto const lines = acknowledgement_lines(request);
  ASSERT_EQ(lines.size(), 6u);
  EXPECT_TRUE(has(lines[4], "technical")) << lines[4];
  // Half an hour on the 23rd, then Christmas and a weekend.
  EXPECT_TRUE(has(lines[0], i18n::format_time("en", at("2026-12-28T08:30:00Z"), "Europe/Prague"))) << lines[0];
  EXPECT_EQ(lines[1], "Our hours: Mon–Fri 09:00–17:00 (Europe/Prague), except public holidays.");
  EXPECT_TRUE(has(lines[2], "+420 222 111 000"));
  EXPECT_TRUE(has(lines[5], "https://desk.example/partner/support?lang=en"));
  request.language = "cs";
  EXPECT_TRUE(has(acknowledgement_lines(request)[1], "kromě svátků"));
}

}  // namespace
}  // namespace podpora::offers
