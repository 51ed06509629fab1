#pragma once

#include "features/diagnosis/health.h"

namespace podpora::diagnosis {

/// True when the vendor holds the issue to be over.
bool is_over(HealthIssue const& issue);

/// The request that an issue is held against.
struct HealthSubject {
  std::string_view service;
  std::optional<customers::Cloud> cloud;             ///< empty: the customer is not known yet
  std::optional<customers::CustomerId> customer_id;  ///< the same
  bool holds_service{true};                          ///< the customer has an active subscription of it
  Time opened_at;
};

/// Whether the issue may explain the request: the same service, held by the customer in the same cloud, the customer
/// among those affected (empty: all), and not over for more than a day when the request came. An issue that is over
/// still counts: trouble that lasts beyond its declared end is a reason to escalate.
bool may_explain(HealthIssue const& issue, std::vector<customers::CustomerId> const& customers,
                 HealthSubject const& subject);

/// Likeliest first: what goes on before what is over, incidents before advisories, then the newest.
bool likelier(HealthIssue const& a, HealthIssue const& b);

/// The word by which a runbook's check is answered.
rulebook::Known known_as(std::optional<HealthIssue> const& issue);

}  // namespace podpora::diagnosis
