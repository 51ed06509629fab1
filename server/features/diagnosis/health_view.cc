#include "features/diagnosis/health_view.h"

#include "features/diagnosis/health_rules.h"

namespace podpora::diagnosis {

HealthIssueView view_of(HealthIssue const& issue) {
  return {.id = issue.id,
          .external_id = issue.external_id,
          .title = issue.title,
          .service = issue.service,
          .feature = issue.feature,
          .feature_group = issue.feature_group,
          .classification = issue.classification,
          .origin = issue.origin,
          .status = issue.status,
          .is_over = is_over(issue),
          .impact = issue.impact,
          .cloud = issue.cloud,
          .started_at = issue.started_at,
          .ended_at = issue.ended_at,
          .updated_at = issue.updated_at,
          .version = issue.version};
}

KnownIssueView view_of(KnownIssue const& issue) {
  return {.id = issue.id,
          .title = issue.title,
          .description = issue.description,
          .service = issue.service,
          .health_issue_id = issue.health_issue_id,
          .state = issue.state,
          .cause = issue.cause,
          .created_by = issue.created_by,
          .created_at = issue.created_at,
          .updated_at = issue.updated_at,
          .resolved_at = issue.resolved_at,
          .version = issue.version};
}

std::vector<IssueTicket> lines_of(storage::Transaction& tx, DeskId desk, std::vector<tickets::Ticket> const& tickets) {
  std::vector<IssueTicket> lines;
  for (auto const& ticket : tickets) {
    IssueTicket line{.id = ticket.id,
                     .number = ticket.number,
                     .subject = ticket.subject,
                     .state = ticket.state,
                     .language = language_of(tx, desk, ticket)};
    if (ticket.customer_id) {
      if (auto const customer = customers::find_customer(tx, desk, *ticket.customer_id)) {
        line.customer_name = customer->name;
      }
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace podpora::diagnosis
