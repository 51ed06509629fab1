#include "features/offers/acknowledgement.h"

#include "features/calendars/calendar_rules.h"
#include "features/offers/offer_rules.h"
#include "features/offers/support_summary.h"
#include "platform/i18n/catalogue.h"

namespace podpora::offers {

using i18n::text;

namespace {

std::optional<std::string> target_line(AcknowledgementRequest const& request) {
  auto const* const target = target_for(request.offer.content, request.severity, request.kind, request.service);
  auto const* const calendar = target == nullptr ? nullptr : calendar_for(request.offer, target->hours);
  if (calendar == nullptr) return std::nullopt;
  auto const due = calendars::due(*calendar, request.opened_at, target->first_response_minutes);
  if (!due) return std::nullopt;
  return text(request.language, "offers.ack.first_response",
              {{"target", i18n::format_minutes(request.language, target->first_response_minutes)},
               {"due", i18n::format_time(request.language, *due, calendar->time_zone)},
               {"zone", calendar->time_zone}});
}

}  // namespace

std::vector<std::string> acknowledgement_lines(AcknowledgementRequest const& request) {
  std::vector<std::string> lines;
  if (auto line = target_line(request)) lines.push_back(std::move(*line));
  if (auto hours = hours_sentence(request.language, request.offer); !hours.empty()) lines.push_back(std::move(hours));
  for (auto const& way : request.offer.content.contact) {
    if (way.way == Way::kPhone) lines.push_back(text(request.language, "offers.ack.phone", {{"phone", way.value}}));
    if (way.way == Way::kPortal) lines.push_back(text(request.language, "offers.ack.portal", {{"url", way.value}}));
  }
  lines.push_back(price_sentence(request.language, request.offer, request.kind));
  lines.push_back(
      text(request.language, "offers.ack.offer", {{"url", request.page_url + "?lang=" + request.language}}));
  return lines;
}

}  // namespace podpora::offers
