#include "features/offers/page.h"

#include "features/calendars/calendar_rules.h"
#include "features/offers/html.h"
#include "features/offers/offer_rules.h"
#include "features/offers/offer_text.h"
#include "features/offers/page_sections.h"
#include "features/offers/page_style.h"
#include "platform/i18n/catalogue.h"

namespace podpora::offers {

using i18n::text;

namespace {

std::string address_of(PageRequest const& request) {
  return "/" + request.desk.slug + "/support" +
         (request.offer.state == OfferState::kPublished ? "" : "/" + std::to_string(*request.offer.number));
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

void head(Html& html, PageRequest const& request) {
  auto const& content = request.offer.content;
  html.raw("<!doctype html>\n<html").attribute("lang", request.language).raw("><head><meta charset=\"utf-8\">");
  html.raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
  html.element("title", content.title.in(request.language) + " · " + request.desk.name);
  html.raw("<meta name=\"description\"").attribute("content", content.summary.in(request.language)).raw(">");
  alternates(html, request);
  html.raw("<style>").raw(kPageStyle).raw("</style></head>\n");
}

void banner(Html& html, PageRequest const& request) {
  html.raw("<body><a class=\"skip\" href=\"#offer\">").text(text(request.language, "offers.page.skip"));
  html.raw("</a>\n<header><p><strong>").text(request.desk.name).raw("</strong></p><nav");
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

void title(Html& html, PageRequest const& request) {
  auto const& offer = request.offer;
  html.element("h1", "itemprop=\"name\"", offer.content.title.in(request.language));
  html.element(
      "p", "class=\"note\"",
      text(
          request.language, "offers.page.version",
          {{"number", std::to_string(*offer.number)},
           {"date", date_text(request.language, calendars::local_date(request.desk.time_zone, *offer.published_at))}}));
  if (offer.state != OfferState::kPublished) {
    html.raw("<p><strong>").text(text(request.language, "offers.page." + to_text(offer.state)));
    html.raw("</strong> <a").attribute("href", "/" + request.desk.slug + "/support?lang=" + request.language);
    html.raw(">").text(text(request.language, "offers.page.current")).raw("</a></p>");
  }
  html.element("p", "itemprop=\"description\"", offer.content.summary.in(request.language));
}

}  // namespace

std::string render_page(PageRequest const& request) {
  Html html;
  head(html, request);
  banner(html, request);
  html.raw("<main id=\"offer\" itemscope itemtype=\"https://schema.org/Offer\">\n");
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
  html.element("p", text(request.language, "offers.page.hash", {{"sha256", request.offer.sha256}}));
  html.raw("</footer></body></html>\n");
  return std::move(html).take();
}

}  // namespace podpora::offers
