#include "features/offers/offer_text.h"

#include "features/calendars/wire.h"
#include "features/offers/offer_rules.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>

namespace podpora::offers {

namespace chrono = std::chrono;
using i18n::text;

namespace {

constexpr int kDays = 7;

std::string day_name(std::string_view language, int day) {
  return text(language, "calendars.day." + to_text(static_cast<calendars::Day>(day)));
}

std::string span_text(std::string_view language, calendars::Span span) {
  if (span == calendars::Span{0, 1440}) return text(language, "calendars.all_day");
  return calendars::to_clock_text(span.from) + "–" + calendars::to_clock_text(span.to);
}

std::string times_of(std::string_view language, std::vector<calendars::Slot> const& hours, int day) {
  std::vector<calendars::Span> spans;
  for (auto const& slot : hours) {
    if (static_cast<int>(slot.day) == day) spans.push_back(slot.span);
  }
  std::ranges::sort(spans, {}, &calendars::Span::from);
  std::string all;
  for (auto const& span : spans) all += (all.empty() ? "" : ", ") + span_text(language, span);
  return all;
}

}  // namespace

std::vector<HoursLine> hours_lines(std::string_view language, calendars::Calendar const& calendar) {
  std::vector<HoursLine> lines;
  for (int first = 0; first < kDays;) {
    auto const times = times_of(language, calendar.hours, first);
    int last = first;
    while (last + 1 < kDays && times_of(language, calendar.hours, last + 1) == times) ++last;
    auto const days =
        last == first ? day_name(language, first) : day_name(language, first) + "–" + day_name(language, last);
    if (!times.empty()) lines.push_back({days, times});
    first = last + 1;
  }
  return lines;
}

std::string hours_text(std::string_view language, calendars::Calendar const& calendar) {
  std::string all;
  for (auto const& line : hours_lines(language, calendar)) {
    all += (all.empty() ? "" : "; ") + line.days + " " + line.times;
  }
  return all;
}

std::string date_text(std::string_view language, calendars::Date date) {
  auto const weekday = chrono::weekday(chrono::sys_days(date)).iso_encoding() - 1;
  return text(language, "calendars.date",
              {{"weekday", day_name(language, static_cast<int>(weekday))},
               {"day", std::to_string(static_cast<unsigned>(date.day()))},
               {"month", std::to_string(static_cast<unsigned>(date.month()))},
               {"year", std::to_string(static_cast<int>(date.year()))}});
}

std::string holiday_text(std::string_view language, calendars::Holiday const& holiday) {
  auto const name = holiday.code.empty() ? holiday.name : text(language, "holiday." + holiday.code);
  if (holiday.span == calendars::Span{0, 1440}) return name;
  return name + " (" + span_text(language, holiday.span) + ")";
}

std::string kinds_text(std::string_view language, std::vector<Kind> const& kinds) {
  std::string all;
  for (auto const kind : kinds) all += (all.empty() ? "" : ", ") + text(language, "offers.kind." + to_text(kind));
  return all;
}

std::string delivery_text(std::string_view language, Delivery mode, std::string const& company) {
  return text(language, "offers.delivery." + to_text(mode), {{"company", company}});
}

std::vector<std::string> delivery_lines(std::string_view language, Offer const& offer, SupportLine const& line) {
  auto const own = delivery_text(language, Delivery::kOwn, "");
  if (offer.delivery.empty()) return {delivery_text(language, line.delivery, line.delivered_by)};
  std::vector<std::string> lines;
  std::vector<Kind> left;
  for (auto const kind : line.kinds) {
    if (!delivered_always(offer, line.service, kind)) left.push_back(kind);
  }
  if (left.size() == line.kinds.size()) {
    lines.push_back(own);
  } else if (!left.empty()) {
    lines.push_back(kinds_text(language, left) + ": " + own);
  }
  for (auto const* term : terms_of(offer, line)) {
    auto words = delivery_text(language, term->mode, term->partner);
    if (term->kind) words = kinds_text(language, {*term->kind}) + ": " + words;
    auto const calendar = term->calendar_id ? calendar_by_id(offer, *term->calendar_id) : nullptr;
    if (calendar != nullptr) words += " (" + hours_text(language, *calendar) + ")";
    lines.push_back(words);
  }
  return lines;
}

Money hourly(Price const& price) {
  return {price.hourly_minor, price.currency};
}

Money hourly_after_hours(Price const& price) {
  return {(price.hourly_minor * price.after_hours_percent + 50) / 100, price.currency};
}

}  // namespace podpora::offers
