#pragma once

#include "features/calendars/add_calendar.h"
#include "features/offers/offer.h"

namespace podpora::offers {

/// A Czech partner's offer over one office calendar: 09:00 to 17:00 on working days, half a year of prices.
inline Content sample_content(calendars::CalendarId office) {
  Content content{.title = {"Cloud support", "Podpora cloudu"},
                  .summary = {"Help with what you buy from us.", "Pomoc s tím, co od nás kupujete."}};
  content.support = {{"azure", {"Azure", "Azure"}, {Kind::kTechnical, Kind::kBilling}, Delivery::kOwn, "", {}},
                     {"dynamics_365",
                      {"Dynamics 365", "Dynamics 365"},
                      {Kind::kTechnical},
                      Delivery::kOutsourced,
                      "Brod & Sons <partners>",
                      {"On working days only.", "Jen v pracovní dny."}}};
  content.hours = {{"office", {"Office hours", "Pracovní doba"}, office}};
  content.contact = {{Way::kMail, "help@partner.example", "office", {}},
                     {Way::kPhone, "+420 222 111 000", "office", {"Severity A", "Závažnost A"}},
                     {Way::kPortal, "https://desk.example/portal", "", {}}};
  content.targets = {{Severity::kA, {}, "", "office", 60, 120, 480},
                     {Severity::kB, {}, "", "office", 240, {}, 1440},
                     {Severity::kC, {}, "", "office", 480, {}, {}},
                     {Severity::kA, {}, "azure", "office", 30, 60, 240}};
  content.price = {.currency = "CZK",
                   .hourly_minor = 120'000,
                   .hours = "office",
                   .after_hours_percent = 150,
                   .minimum_minutes = 15,
                   .increment_minutes = 15,
                   .covered_kinds = {Kind::kBilling}};
  content.exclusions = {{"Development of applications", "Vývoj aplikací"}};
  content.languages = {"cs", "en"};
  content.escalation = {"We hand on what only the vendor can solve.", "Předáme, co umí vyřešit jen výrobce."};
  return content;
}

/// Working days, nine to five in Prague, without Czech public holidays.
inline calendars::Calendar sample_calendar() {
  calendars::Calendar calendar{.name = "Office", .time_zone = "Europe/Prague", .preset = calendars::Preset::kCzech};
  for (int day = 0; day < 5; ++day) calendar.hours.push_back({static_cast<calendars::Day>(day), {540, 1020}});
  return calendar;
}

/// An offer as publishing would make it, for rules that need no store.
inline Offer sample_offer() {
  auto calendar = sample_calendar();
  calendar.id = calendars::CalendarId{7};
  return {.id = OfferId{9},
          .state = OfferState::kPublished,
          .number = 3,
          .content = sample_content(calendar.id),
          .calendars = {calendar},
          .sha256 = "abc",
          .published_at = parse_rfc3339("2026-11-01T08:00:00Z"),
          .created_at = {},
          .updated_at = {}};
}

}  // namespace podpora::offers
