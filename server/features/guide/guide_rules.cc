#include "features/guide/guide.h"

#include <algorithm>

namespace podpora::guide {

namespace {

constexpr SetupStep kSteps[] = {SetupStep::kProfile,   SetupStep::kEntitlements, SetupStep::kMailbox,
                                SetupStep::kCalendar,  SetupStep::kOffer,        SetupStep::kTeam,
                                SetupStep::kCustomers, SetupStep::kFirstRequest};

std::optional<FirstRequest> request_of(std::vector<FirstRequest> const& requests) {
  if (requests.empty()) return std::nullopt;
  auto const answered = std::ranges::find_if(requests, [](auto const& each) { return each.answered_at.has_value(); });
  return answered != requests.end() ? *answered : requests.back();
}

bool is_done(Facts const& facts, SetupStep step, std::optional<FirstRequest> const& request) {
  switch (step) {
    case SetupStep::kProfile:
      return facts.has_profile;
    case SetupStep::kEntitlements:
      return facts.has_entitlement;
    case SetupStep::kMailbox:
      return facts.has_address && facts.has_way_in;
    case SetupStep::kCalendar:
      return facts.has_calendar;
    case SetupStep::kOffer:
      return facts.has_published_offer;
    case SetupStep::kTeam:
      return facts.has_colleague;
    case SetupStep::kCustomers:
      return facts.has_customer;
    case SetupStep::kFirstRequest:
      return request && request->answered_at;
  }
  return false;
}

}  // namespace

Guide guide_of(Facts const& facts, Marks const& marks) {
  Guide guide{.steps = {}, .next = {}, .is_dismissed = marks.is_dismissed, .request = request_of(facts.requests)};
  for (auto const step : kSteps) {
    auto state = StepState::kOpen;
    if (std::ranges::find(marks.skipped, step) != marks.skipped.end()) state = StepState::kSkipped;
    if (is_done(facts, step, guide.request)) state = StepState::kDone;
    if (state == StepState::kOpen && !guide.next) guide.next = step;
    guide.steps.push_back({step, state});
  }
  return guide;
}

}  // namespace podpora::guide
