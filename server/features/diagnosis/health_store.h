#pragma once

#include "features/diagnosis/health.h"

namespace podpora::diagnosis {

void insert_health_issue(storage::Transaction& tx, DeskId desk, HealthIssue const& issue);
/// Writes every field and the version as given.
void update_health_issue(storage::Transaction& tx, DeskId desk, HealthIssue const& issue);
std::optional<HealthIssue> find_health_issue(storage::Transaction& tx, DeskId desk, HealthIssueId id);
std::optional<HealthIssue> find_health_issue_by_external_id(storage::Transaction& tx, DeskId desk,
                                                            std::string const& external_id);

/// Those of a service that had not ended before `since`, newest start first.
std::vector<HealthIssue> health_issues_of_service(storage::Transaction& tx, DeskId desk, std::string const& service,
                                                  Time since, int limit);

/// A page of all of them, last touched first; `before` and `before_id` are the last row of the page before.
struct HealthPage {
  std::string service;  ///< empty: all
  Time before;
  HealthIssueId before_id;
  int limit{50};
};
std::vector<HealthIssue> list_health_issues(storage::Transaction& tx, DeskId desk, HealthPage const& page);

/// False when the customer was there already.
bool insert_health_customer(storage::Transaction& tx, DeskId desk, HealthIssueId issue, customers::CustomerId customer);
std::vector<customers::CustomerId> health_customers(storage::Transaction& tx, DeskId desk, HealthIssueId issue);

void insert_health_post(storage::Transaction& tx, DeskId desk, std::int64_t id, HealthIssueId issue,
                        HealthPost const& post);
/// Oldest first.
std::vector<HealthPost> health_posts(storage::Transaction& tx, DeskId desk, HealthIssueId issue);

/// The issue chosen as a ticket's explanation.
struct Choice {
  tickets::TicketId ticket_id;
  HealthIssueId issue_id;
  std::string chosen_by;
  Time chosen_at;
};
void put_choice(storage::Transaction& tx, DeskId desk, Choice const& choice);
void delete_choice(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);
std::optional<HealthIssueId> choice_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);
/// The tickets that an issue explains, oldest choice first.
std::vector<tickets::TicketId> explained_by(storage::Transaction& tx, DeskId desk, HealthIssueId issue, int limit);

}  // namespace podpora::diagnosis
