#include "features/offers/page_sections.h"

#include "features/calendars/calendar_rules.h"
#include "features/offers/offer_rules.h"
#include "features/offers/offer_text.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>
#include <initializer_list>

namespace podpora::offers {

using i18n::text;

namespace {

/// A word of the page by the last part of its id.
std::string word(PageRequest const& request, char const* name, TextArgs const& args = {}) {
  return text(request.language, std::string("offers.page.") + name, args);
}

void heading(Html& html, PageRequest const& request, char const* name) {
  html.element("h2", word(request, name));
}

void open_table(Html& html, PageRequest const& request, std::initializer_list<char const*> columns) {
  html.raw("<div class=\"scroll\"><table><thead><tr>");
  for (auto const* column : columns) html.element("th", "scope=\"col\"", word(request, column));
  html.raw("</tr></thead><tbody>");
}

void close_table(Html& html) {
  html.raw("</tbody></table></div>\n");
}

void note(Html& html, std::string const& text) {
  if (!text.empty()) html.element("p", "class=\"note\"", text);
}

std::string hours_title(PageRequest const& request, std::string const& code) {
  for (auto const& hours : request.offer.content.hours) {
    if (hours.code == code) return hours.title.in(request.language);
  }
  return code;
}

std::string minutes_or_dash(PageRequest const& request, std::optional<std::int64_t> minutes) {
  return minutes ? i18n::format_minutes(request.language, *minutes) : "–";
}

void holidays(Html& html, PageRequest const& request, calendars::Calendar const& calendar) {
  auto const first = calendars::local_date(calendar.time_zone, request.now);
  auto const last = calendars::Date(std::chrono::sys_days(first) + std::chrono::days(365));
  auto const days = calendars::holidays_between(calendar, first, last);
  if (days.empty()) return;
  html.raw("<h3>").text(word(request, "holidays")).raw("</h3><dl>");
  for (auto const& holiday : days) {
    html.element("dt", date_text(request.language, holiday.date));
    html.element("dd", holiday_text(request.language, holiday));
  }
  html.raw("</dl>");
}

void term(Html& html, PageRequest const& request, char const* name, std::string const& value) {
  html.element("dt", word(request, name)).element("dd", value);
}

/// The address as a link that a telephone, a mail program or a browser opens.
void link(Html& html, ContactWay const& way) {
  auto const scheme = way.way == Way::kMail ? "mailto:" : way.way == Way::kPhone ? "tel:" : "";
  auto target = way.value;
  if (way.way == Way::kPhone)
    std::erase_if(target, [](char c) { return std::string_view(" ()/-").find(c) != std::string_view::npos; });
  html.raw("<a").attribute("href", scheme + target).raw(">").text(way.value).raw("</a>");
}

/// Who works for the service: in the words of the arrangements as they were on the day of publishing, else of the row.
void delivery(Html& html, PageRequest const& request, SupportLine const& line) {
  auto const lines = delivery_lines(request.language, request.offer, line);
  if (lines.size() == 1) {
    html.text(lines.front());
    return;
  }
  html.raw("<ul class=\"plain\">");
  for (auto const& each : lines) html.element("li", each);
  html.raw("</ul>");
}

}  // namespace

void support_section(Html& html, PageRequest const& request) {
  heading(html, request, "support");
  open_table(html, request, {"service", "kinds", "delivery"});
  for (auto const& line : request.offer.content.support) {
    html.raw("<tr><th scope=\"row\">").text(line.title.in(request.language)).raw("</th>");
    html.element("td", kinds_text(request.language, line.kinds));
    html.raw("<td>");
    delivery(html, request, line);
    note(html, line.note.in(request.language));
    html.raw("</td></tr>");
  }
  close_table(html);
}

void hours_section(Html& html, PageRequest const& request) {
  heading(html, request, "hours");
  for (auto const& hours : request.offer.content.hours) {
    auto const* const calendar = calendar_for(request.offer, hours.code);
    if (calendar == nullptr) continue;
    html.raw("<h3>").text(hours.title.in(request.language)).raw(" (").text(calendar->time_zone).raw(")</h3><dl>");
    for (auto const& line : hours_lines(request.language, *calendar)) {
      html.element("dt", line.days).element("dd", line.times);
    }
    html.raw("</dl>");
    holidays(html, request, *calendar);
  }
}

void contact_section(Html& html, PageRequest const& request) {
  heading(html, request, "contact");
  html.raw("<ul class=\"ways\">");
  for (auto const& way : request.offer.content.contact) {
    html.raw("<li>").element("strong", text(request.language, "offers.way." + to_text(way.way)));
    link(html, way);
    if (!way.hours.empty()) note(html, hours_title(request, way.hours));
    note(html, way.note.in(request.language));
    html.raw("</li>");
  }
  html.raw("</ul>\n");
  std::string languages;
  for (auto const& code : request.offer.content.languages) {
    auto const id = "offers.language." + code;
    languages +=
        (languages.empty() ? "" : ", ") + (i18n::has_text(request.language, id) ? text(request.language, id) : code);
  }
  html.element("p", word(request, "languages", {{"languages", languages}}));
}

void targets_section(Html& html, PageRequest const& request) {
  heading(html, request, "targets");
  open_table(html, request, {"severity", "applies_to", "first_response", "next_update", "resolution", "counted_in"});
  auto targets = request.offer.content.targets;
  std::ranges::stable_sort(targets, {}, &Target::severity);
  for (auto const& target : targets) {
    auto const* const line = target.service.empty() ? nullptr : support_for(request.offer.content, target.service);
    auto scope = line != nullptr ? line->title.in(request.language) : target.service;
    if (target.kind) scope += (scope.empty() ? "" : ", ") + kinds_text(request.language, {*target.kind});
    html.raw("<tr>").element("th", "scope=\"row\"",
                             text(request.language, "offers.severity." + to_text(target.severity)));
    html.element("td", scope.empty() ? word(request, "everything") : scope);
    html.element("td", i18n::format_minutes(request.language, target.first_response_minutes));
    html.element("td", minutes_or_dash(request, target.next_update_minutes));
    html.element("td", minutes_or_dash(request, target.resolution_minutes));
    html.element("td", hours_title(request, target.hours)).raw("</tr>");
  }
  close_table(html);
}

void price_section(Html& html, PageRequest const& request) {
  auto const& price = request.offer.content.price;
  auto const money = [&](std::int64_t minor) { return i18n::format_money(request.language, {minor, price.currency}); };
  heading(html, request, "price");
  html.raw("<dl>");
  if (!price.covered_kinds.empty()) {
    term(html, request, "covered", kinds_text(request.language, price.covered_kinds));
  }
  if (price.included_minutes > 0) {
    auto const* const name = price.included_period == Period::kMonth ? "included_month" : "included_agreement";
    term(html, request, name, i18n::format_minutes(request.language, price.included_minutes));
  }
  if (price.per_incident_minor) {
    term(html, request, "per_incident", money(*price.per_incident_minor));
  } else {
    term(html, request, "hourly", money(price.hourly_minor) + " (" + hours_title(request, price.hours) + ")");
    term(html, request, "after_hours",
         money(hourly_after_hours(price).minor) + " (" + std::to_string(price.after_hours_percent) + " %)");
    term(html, request, "increment", i18n::format_minutes(request.language, price.increment_minutes));
    if (price.minimum_minutes > 0) {
      term(html, request, "minimum", i18n::format_minutes(request.language, price.minimum_minutes));
    }
  }
  html.raw("</dl>");
  note(html, word(request, "without_tax"));
}

void exclusions_section(Html& html, PageRequest const& request) {
  if (request.offer.content.exclusions.empty()) return;
  heading(html, request, "exclusions");
  html.raw("<ul>");
  for (auto const& exclusion : request.offer.content.exclusions) html.element("li", exclusion.in(request.language));
  html.raw("</ul>\n");
}

void escalation_section(Html& html, PageRequest const& request) {
  heading(html, request, "escalation");
  html.element("p", request.offer.content.escalation.in(request.language));
}

}  // namespace podpora::offers
