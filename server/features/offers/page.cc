#include "features/offers/page.h"

#include "features/calendars/calendar_rules.h"
#include "features/offers/html.h"
#include "features/offers/offer_rules.h"
#include "features/offers/offer_text.h"
#include "features/offers/page_sections.h"
#include "features/offers/page_style.h"
#include "features/offers/structured_data.h"
#include "platform/i18n/catalogue.h"

namespace podpora::offers {

using i18n::text;

namespace {

/// Where the current version of the same offer stands.
std::string current_address(PageRequest const& request) {
  auto const& offer = request.offer;
  auto const branded = offer.brand_id && request.brand;
  return "/" + request.desk.slug + "/support" + (branded ? "/" + request.brand->code : "");
}

/// Links to the same page in the other languages, in head and header.
void alternates(Html& html, PageRequest const& request) {
  for (auto const& language : i18n::languages()) {
    html.raw("<link rel=\"alternate\"")
        .attribute("hreflang", language)
        .attribute("href", address_of(request) + "?lang=" + language)
        .raw(">");
  }
}

enum class Dress : std::uint8_t { kFull, kBare };

void head(Html& html, PageRequest const& request, Dress dress) {
  auto const& content = request.offer.content;
  html.raw("<!doctype html>\n<html").attribute("lang", request.language).raw("><head><meta charset=\"utf-8\">");
  html.raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
  html.element("title", content.title.in(request.language) + " · " + name_of(request));
  html.raw("<meta name=\"description\"").attribute("content", content.summary.in(request.language)).raw(">");
  if (dress == Dress::kFull) {
    alternates(html, request);
    html.raw("<style>").raw(page_style(request.brand)).raw("</style>");
    html.raw("<script type=\"application/ld+json\">").raw(structured_data(request)).raw("</script>");
  }
  html.raw("</head>\n");
}

void name(Html& html, PageRequest const& request) {
  html.raw("<p class=\"name\">");
  if (request.brand && !request.brand->logo_sha256.empty()) {
    html.raw("<img alt=\"\" height=\"40\"").attribute("src", logo_address(request.desk, *request.brand)).raw(">");
  }
  html.element("strong", name_of(request)).raw("</p>");
}

void banner(Html& html, PageRequest const& request) {
  html.raw("<body><a class=\"skip\" href=\"#offer\">").text(text(request.language, "offers.page.skip"));
  html.raw("</a>\n<header>");
  name(html, request);
  html.raw("<nav");
  html.attribute("aria-label", text(request.language, "offers.page.languages_nav")).raw(">");
  bool first = true;
  for (auto const& language : i18n::languages()) {
    if (!first) html.raw(" · ");
    first = false;
    html.raw("<a").attribute("href", address_of(request) + "?lang=" + language);
    html.attribute("hreflang", language).attribute("lang", language);
    if (language == request.language) html.raw(" aria-current=\"true\"");
    html.raw(">").text(text(language, "offers.page.own_name")).raw("</a>");
  }
  html.raw("</nav></header>\n");
}

std::string version_text(PageRequest const& request) {
  auto const& offer = request.offer;
  if (!offer.number || !offer.published_at) return text(request.language, "offers.page.draft");
  auto const date = calendars::local_date(request.desk.time_zone, *offer.published_at);
  return text(request.language, "offers.page.version",
              {{"number", std::to_string(*offer.number)}, {"date", date_text(request.language, date)}});
}

void title(Html& html, PageRequest const& request) {
  auto const& offer = request.offer;
  html.element("h1", offer.content.title.in(request.language));
  html.element("p", "class=\"note\"", version_text(request));
  if (offer.state == OfferState::kSuperseded || offer.state == OfferState::kWithdrawn) {
    html.raw("<p><strong>").text(text(request.language, "offers.page." + to_text(offer.state)));
    html.raw("</strong> <a").attribute("href", current_address(request) + "?lang=" + request.language);
    html.raw(">").text(text(request.language, "offers.page.current")).raw("</a></p>");
  }
  html.element("p", offer.content.summary.in(request.language));
}

std::string render(PageRequest const& request, Dress dress) {
  Html html;
  head(html, request, dress);
  banner(html, request);
  html.raw("<main id=\"offer\">\n");
  title(html, request);
  support_section(html, request);
  hours_section(html, request);
  contact_section(html, request);
  targets_section(html, request);
  price_section(html, request);
  exclusions_section(html, request);
  escalation_section(html, request);
  html.raw("</main>\n<footer>");
  html.element("p", text(request.language, "offers.page.zone", {{"zone", request.desk.time_zone}}));
  if (!request.offer.sha256.empty()) {
    html.element("p", text(request.language, "offers.page.hash", {{"sha256", request.offer.sha256}}));
  }
  html.raw("</footer></body></html>\n");
  return std::move(html).take();
}

}  // namespace

std::string const& name_of(PageRequest const& request) {
  return request.brand ? request.brand->name : request.desk.name;
}

std::string address_of(PageRequest const& request) {
  auto const& offer = request.offer;
  bool const current = offer.state == OfferState::kPublished || !offer.number;
  return current ? current_address(request) : "/" + request.desk.slug + "/support/" + std::to_string(*offer.number);
}

std::string render_page(PageRequest const& request) {
  return render(request, Dress::kFull);
}

std::string render_preview(PageRequest const& request) {
  return render(request, Dress::kBare);
}

}  // namespace podpora::offers
