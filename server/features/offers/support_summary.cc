#include "features/offers/support_summary.h"

#include "features/offers/offer_rules.h"
#include "features/offers/offer_text.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>

namespace podpora::offers {

using i18n::text;

namespace {

std::string heading(SummaryRequest const& request, char const* name) {
  return "\n\n**" + text(request.language, std::string{"offers.summary."} + name) + "**\n";
}

std::string item(std::string const& words) {
  return "\n- " + words;
}

std::string services(SummaryRequest const& request) {
  std::string out;
  for (auto const& line : request.offer.content.support) {
    auto words = line.title.in(request.language) + ": " + kinds_text(request.language, line.kinds);
    std::string who;
    for (auto const& each : delivery_lines(request.language, request.offer, line))
      who += (who.empty() ? "" : "; ") + each;
    out += item(words + " (" + who + ")");
  }
  return out;
}

std::string first_responses(SummaryRequest const& request) {
  std::string out;
  auto targets = request.offer.content.targets;
  std::ranges::stable_sort(targets, {}, &Target::severity);
  for (auto const& target : targets) {
    auto scope = text(request.language, "offers.severity." + to_text(target.severity));
    auto const* const line = target.service.empty() ? nullptr : support_for(request.offer.content, target.service);
    if (line != nullptr) scope += ", " + line->title.in(request.language);
    if (target.kind) scope += ", " + kinds_text(request.language, {*target.kind});
    out += item(scope + ": " + i18n::format_minutes(request.language, target.first_response_minutes));
  }
  return out;
}

std::string prices(SummaryRequest const& request) {
  std::string out;
  for (auto const kind : {Kind::kTechnical, Kind::kSubscription, Kind::kBilling}) {
    auto const offered = [&](SupportLine const& line) {
      return std::ranges::find(line.kinds, kind) != line.kinds.end();
    };
    if (std::ranges::none_of(request.offer.content.support, offered)) continue;
    out += item(price_sentence(request.language, request.offer, kind));
  }
  return out;
}

}  // namespace

std::string hours_sentence(std::string const& language, Offer const& offer) {
  auto const* const calendar = main_calendar(offer);
  if (calendar == nullptr) return "";
  bool const holidays = calendar->preset != calendars::Preset::kNone || !calendar->holidays.empty();
  return text(language, holidays ? "offers.ack.hours_but_holidays" : "offers.ack.hours",
              {{"hours", hours_text(language, *calendar)}, {"zone", calendar->time_zone}});
}

std::vector<std::string> contact_lines(std::string const& language, Offer const& offer) {
  std::vector<std::string> lines;
  for (auto const& way : offer.content.contact) {
    lines.push_back(text(language, "offers.way." + to_text(way.way)) + ": " + way.value);
  }
  return lines;
}

std::string price_sentence(std::string const& language, Offer const& offer, Kind kind) {
  auto const& price = offer.content.price;
  auto const name = kinds_text(language, {kind});
  if (std::ranges::find(price.covered_kinds, kind) != price.covered_kinds.end()) {
    return text(language, "offers.summary.free", {{"kind", name}});
  }
  if (price.per_incident_minor) {
    auto const amount = i18n::format_money(language, {*price.per_incident_minor, price.currency});
    return text(language, "offers.summary.per_request", {{"kind", name}, {"amount", amount}});
  }
  auto words = text(language, "offers.summary.hourly",
                    {{"kind", name},
                     {"amount", i18n::format_money(language, hourly(price))},
                     {"after", i18n::format_money(language, hourly_after_hours(price))}});
  if (price.included_minutes > 0) {
    auto const* const id =
        price.included_period == Period::kMonth ? "offers.summary.included_month" : "offers.summary.included_agreement";
    words += " " + text(language, id, {{"time", i18n::format_minutes(language, price.included_minutes)}});
  }
  return words;
}

Summary support_summary(SummaryRequest const& request) {
  auto const say = [&](char const* name, TextArgs const& args = {}) {
    return text(request.language, std::string{"offers.summary."} + name, args);
  };
  Summary summary{.subject = say("subject", {{"desk", request.name}})};
  auto& body = summary.body;
  body = say("hello", {{"contact", request.contact}}) + "\n\n";
  body += say("intro", {{"desk", request.name}, {"customer", request.customer}});
  body += heading(request, "services") + services(request);
  body += heading(request, "hours") + item(hours_sentence(request.language, request.offer));
  body += heading(request, "contact");
  for (auto const& way : contact_lines(request.language, request.offer)) body += item(way);
  body += heading(request, "first_response") + first_responses(request);
  body += heading(request, "price") + prices(request) + item(say("without_tax"));
  if (!request.offer.content.exclusions.empty()) {
    body += heading(request, "exclusions");
    for (auto const& exclusion : request.offer.content.exclusions) body += item(exclusion.in(request.language));
  }
  body +=
      "\n\n" + say("page", {{"number", std::to_string(request.offer.number.value_or(0))}, {"url", request.page_url}});
  if (!request.accept_url.empty()) body += "\n\n" + say("accept", {{"url", request.accept_url}});
  return summary;
}

}  // namespace podpora::offers
