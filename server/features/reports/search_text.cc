#include "features/reports/search_text.h"

namespace podpora::reports {

namespace {

/// Nothing for a team: searches know agents only.
std::optional<std::string> search_for(Which const& which) {
  if (which.team) return std::nullopt;
  std::string text;
  if (which.service) text += " service:" + (which.service->empty() ? std::string{"none"} : *which.service);
  if (which.customer) text += " customer:" + to_text(*which.customer);
  if (which.severity) text += " severity:" + to_text(*which.severity);
  if (which.kind) text += " kind:" + to_text(*which.kind);
  if (which.assignee)
    text += " assignee:" + (which.assignee->value == 0 ? std::string{"none"} : to_text(*which.assignee));
  return text;
}

}  // namespace

std::optional<std::string> search_for_opened(Which const& which, insight::Period const& days) {
  auto const rest = search_for(which);
  if (!rest) return std::nullopt;
  auto const next = calendars::Date{std::chrono::sys_days{days.last} + std::chrono::days{1}};
  return "state:any after:" + insight::text_of(days.first) + " before:" + insight::text_of(next) + *rest;
}

std::optional<std::string> search_for_waiting(Which const& which, std::string const& state,
                                              std::optional<Age> const& age, calendars::Date today) {
  auto const rest = search_for(which);
  if (!rest) return std::nullopt;
  auto const ago = [&](int days) {
    return insight::text_of(calendars::Date{std::chrono::sys_days{today} - std::chrono::days{days}});
  };
  auto text = "state:" + state;
  if (age && age->days_below) text += " after:" + ago(*age->days_below - 1);
  if (age && age->days > 0) text += " before:" + ago(age->days - 1);
  return text + *rest;
}

}  // namespace podpora::reports
