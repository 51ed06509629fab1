#include "features/diagnosis/health_rules.h"

#include <algorithm>
#include <tuple>

namespace podpora::diagnosis {

namespace {

constexpr auto kAfterEnd = std::chrono::hours{24};

}  // namespace

bool is_over(HealthIssue const& issue) {
  switch (issue.status) {
    case HealthStatus::kServiceOperational:
    case HealthStatus::kServiceRestored:
    case HealthStatus::kPostIncidentReviewPublished:
    case HealthStatus::kFalsePositive:
    case HealthStatus::kResolved:
    case HealthStatus::kResolvedExternal:
      return true;
    case HealthStatus::kInvestigating:
    case HealthStatus::kRestoringService:
    case HealthStatus::kVerifyingService:
    case HealthStatus::kServiceDegradation:
    case HealthStatus::kServiceInterruption:
    case HealthStatus::kExtendedRecovery:
    case HealthStatus::kInvestigationSuspended:
    case HealthStatus::kMitigatedExternal:
    case HealthStatus::kMitigated:
    case HealthStatus::kConfirmed:
    case HealthStatus::kReported:
      return issue.ended_at.has_value();
  }
  return false;
}

bool may_explain(HealthIssue const& issue, std::vector<customers::CustomerId> const& customers,
                 HealthSubject const& subject) {
  if (issue.service != subject.service || issue.status == HealthStatus::kFalsePositive) return false;
  if (subject.cloud && issue.cloud != *subject.cloud) return false;
  if (subject.customer_id) {
    if (!subject.holds_service) return false;
    if (!customers.empty() && std::ranges::find(customers, *subject.customer_id) == customers.end()) return false;
  }
  return !issue.ended_at || *issue.ended_at + kAfterEnd >= subject.opened_at;
}

bool likelier(HealthIssue const& a, HealthIssue const& b) {
  auto const key = [](HealthIssue const& issue) {
    return std::tuple(is_over(issue), issue.classification == Classification::kAdvisory,
                      -issue.started_at.time_since_epoch().count(), issue.id.value);
  };
  return key(a) < key(b);
}

rulebook::Known known_as(std::optional<HealthIssue> const& issue) {
  if (!issue) return rulebook::Known::kNothing;
  return issue->classification == Classification::kIncident ? rulebook::Known::kIncident : rulebook::Known::kAdvisory;
}

}  // namespace podpora::diagnosis
