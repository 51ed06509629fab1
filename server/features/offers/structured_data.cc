#include "features/offers/structured_data.h"

#include "features/calendars/wire.h"
#include "features/offers/offer_rules.h"
#include "features/offers/page_style.h"
#include "platform/http/json.h"

#include <unicode/ucurr.h>
#include <unicode/unistr.h>

#include <array>

namespace podpora::offers {

namespace {

using http::Json;

int digits_of(std::string const& currency) {
  UErrorCode status = U_ZERO_ERROR;
  auto const digits =
      ucurr_getDefaultFractionDigits(icu::UnicodeString::fromUTF8(currency).getTerminatedBuffer(), &status);
  return U_SUCCESS(status) ? digits : 2;
}

/// An amount in whole units with a decimal point, as schema.org wants prices.
std::string decimal(std::int64_t minor, std::string const& currency) {
  auto const digits = static_cast<std::size_t>(digits_of(currency));
  auto text = std::to_string(minor);
  if (digits == 0) return text;
  if (text.size() <= digits) text.insert(0, digits + 1 - text.size(), '0');
  return text.insert(text.size() - digits, ".");
}

Json opening_hours(calendars::Calendar const& calendar) {
  constexpr std::array kDays{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
  auto list = Json::list();
  for (auto const& slot : calendar.hours) {
    auto hours = Json::object();
    hours.set("@type", "OpeningHoursSpecification");
    hours.set("dayOfWeek", std::string{"https://schema.org/"} + kDays.at(static_cast<std::size_t>(slot.day)));
    hours.set("opens", calendars::to_clock_text(slot.span.from));
    // schema.org knows no 24:00: the last minute stands for it.
    hours.set("closes", slot.span.to == 1440 ? "23:59" : calendars::to_clock_text(slot.span.to));
    list.push(std::move(hours));
  }
  return list;
}

Json languages(PageRequest const& request) {
  auto list = Json::list();
  for (auto const& code : request.offer.content.languages) list.push(code);
  return list;
}

Json contact_point(PageRequest const& request, ContactWay const& way) {
  auto point = Json::object();
  point.set("@type", "ContactPoint").set("contactType", "customer support");
  point.set(way.way == Way::kMail ? "email" : "telephone", way.value);
  point.set("availableLanguage", languages(request));
  auto const* const calendar = calendar_for(request.offer, way.hours);
  if (calendar != nullptr) point.set("hoursAvailable", opening_hours(*calendar));
  return point;
}

Json provider(PageRequest const& request) {
  auto organization = Json::object();
  organization.set("@type", "Organization").set("name", name_of(request));
  organization.set("url", request.public_url + "/" + request.desk.slug + "/support");
  if (request.brand && !request.brand->logo_sha256.empty()) {
    organization.set("logo", request.public_url + logo_address(request.desk, *request.brand));
  }
  auto points = Json::list();
  for (auto const& way : request.offer.content.contact) {
    if (way.way == Way::kMail || way.way == Way::kPhone) points.push(contact_point(request, way));
  }
  organization.set("contactPoint", std::move(points));
  return organization;
}

Json channels(PageRequest const& request) {
  auto list = Json::list();
  for (auto const& way : request.offer.content.contact) {
    if (way.way == Way::kMail) continue;
    auto made = Json::object();
    made.set("@type", "ServiceChannel").set("availableLanguage", languages(request));
    if (way.way == Way::kPhone) {
      made.set("servicePhone", contact_point(request, way));
    } else {
      made.set("serviceUrl", way.value);
    }
    list.push(std::move(made));
  }
  return list;
}

Json price(PageRequest const& request) {
  auto const& price = request.offer.content.price;
  auto offer = Json::object();
  offer.set("@type", "Offer").set("priceCurrency", price.currency);
  offer.set("price", decimal(price.per_incident_minor.value_or(price.hourly_minor), price.currency));
  auto specification = Json::object();
  specification.set("@type", "UnitPriceSpecification").set("priceCurrency", price.currency);
  specification.set("price", decimal(price.per_incident_minor.value_or(price.hourly_minor), price.currency));
  // UN/CEFACT codes: an hour, or one piece.
  specification.set("unitCode", price.per_incident_minor ? "C62" : "HUR");
  specification.set("valueAddedTaxIncluded", false);
  offer.set("priceSpecification", std::move(specification));
  if (request.offer.published_at) offer.set("validFrom", to_rfc3339(*request.offer.published_at));
  return offer;
}

Json catalogue(PageRequest const& request) {
  auto list = Json::list();
  for (auto const& line : request.offer.content.support) {
    auto service = Json::object();
    service.set("@type", "Service").set("name", line.title.in(request.language));
    auto item = Json::object();
    item.set("@type", "Offer").set("itemOffered", std::move(service));
    list.push(std::move(item));
  }
  auto made = Json::object();
  made.set("@type", "OfferCatalog").set("itemListElement", std::move(list));
  return made;
}

/// No markup inside: the text stands in a script element.
std::string without_markup(std::string const& json) {
  std::string out;
  out.reserve(json.size());
  for (char const c : json) {
    if (c == '<') {
      out += "\\u003c";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string structured_data(PageRequest const& request) {
  auto const& content = request.offer.content;
  auto data = Json::object();
  data.set("@context", "https://schema.org").set("@type", "Service");
  data.set("serviceType", "IT support");
  data.set("name", content.title.in(request.language)).set("description", content.summary.in(request.language));
  data.set("url", request.public_url + address_of(request) + "?lang=" + request.language);
  if (request.offer.number) data.set("identifier", std::to_string(*request.offer.number));
  data.set("provider", provider(request));
  data.set("availableChannel", channels(request));
  if (auto const* const calendar = main_calendar(request.offer)) {
    data.set("hoursAvailable", opening_hours(*calendar));
  }
  data.set("hasOfferCatalog", catalogue(request)).set("offers", price(request));
  return without_markup(http::write_json(data));
}

}  // namespace podpora::offers
