#include "app/demo/offer_content.h"

namespace podpora::app::demo {

namespace {

using offers::LocalText;

std::vector<Kind> all_kinds() {
  return {Kind::kBilling, Kind::kSubscription, Kind::kTechnical};
}

std::vector<offers::SupportLine> support() {
  return {
      {.service = "microsoft_365",
       .title = {"Microsoft 365", "Microsoft 365"},
       .kinds = all_kinds(),
       .note = {"Mail, Teams, SharePoint, devices and licences", "Pošta, Teams, SharePoint, zařízení a licence"}},
      {.service = "azure", .title = {"Microsoft Azure", "Microsoft Azure"}, .kinds = all_kinds()},
      {.service = "dynamics_365",
       .title = {"Dynamics 365", "Dynamics 365"},
       .kinds = all_kinds(),
       .delivery = offers::Delivery::kOutsourced,
       .delivered_by = "Dynamo Partners a.s.",
       .note = {"Technical requests are handled by our delivery partner", "Technické požadavky řeší náš dodavatel"}},
      {.service = "on_premises",
       .title = {"Servers on your premises", "Servery u vás"},
       .kinds = {Kind::kTechnical},
       .note = {"Current and previous version of the product", "Aktuální a předchozí verze produktu"}}};
}

std::vector<offers::ContactWay> contact() {
  return {{.way = offers::Way::kMail, .value = "podpora@severka.example", .hours = "office"},
          {.way = offers::Way::kPhone, .value = "+420 200 000 001", .hours = "office"},
          {.way = offers::Way::kPortal, .value = "https://severka.example/portal", .hours = "office"}};
}

std::vector<offers::Target> targets() {
  auto const target = [](Severity severity, std::int64_t response, std::int64_t update, std::int64_t resolution) {
    return offers::Target{.severity = severity,
                          .hours = "office",
                          .first_response_minutes = response,
                          .next_update_minutes = update,
                          .resolution_minutes = resolution};
  };
  return {target(Severity::kA, 60, 120, 480), target(Severity::kB, 240, 480, 1440),
          target(Severity::kC, 480, 1440, 4320)};
}

offers::Price price() {
  return {.currency = "CZK",
          .hourly_minor = 120'000,
          .hours = "office",
          .after_hours_percent = 150,
          .minimum_minutes = 30,
          .increment_minutes = 15,
          .covered_kinds = {Kind::kBilling, Kind::kSubscription}};
}

}  // namespace

calendars::Calendar office_hours() {
  calendars::Calendar calendar{
      .name = "Pracovní doba", .time_zone = "Europe/Prague", .preset = calendars::Preset::kCzech};
  using enum calendars::Day;
  for (auto const day : {kMon, kTue, kWed, kThu, kFri}) calendar.hours.push_back({day, {8 * 60, 17 * 60}});
  return calendar;
}

offers::Content offer_content(calendars::CalendarId office) {
  return {
      .title = {"Severka support", "Podpora Severka"},
      .summary = {"One door for everything that you buy from us: billing, subscriptions and technical problems.",
                  "Jedny dveře pro vše, co u nás kupujete: fakturace, předplatná i technické problémy."},
      .support = support(),
      .hours = {{.code = "office", .title = {"Working hours", "Pracovní doba"}, .calendar_id = office}},
      .contact = contact(),
      .targets = targets(),
      .price = price(),
      .exclusions = {{"Software that you did not buy from us", "Software, který jste nekoupili u nás"},
                     {"Training of users", "Školení uživatelů"}},
      .languages = {"cs", "en"},
      .escalation = {"What lies beyond our own reach we hand on to Microsoft or to our partner at once, and we keep "
                     "you informed.",
                     "Co přesahuje naše možnosti, předáme neprodleně Microsoftu nebo našemu partnerovi a o průběhu "
                     "vás informujeme."}};
}

}  // namespace podpora::app::demo
