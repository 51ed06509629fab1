#pragma once

#include "features/diagnosis/known_issue.h"

namespace podpora::diagnosis {

void insert_known_issue(storage::Transaction& tx, DeskId desk, KnownIssue const& issue);
/// Writes what may change, and the next version.
void update_known_issue(storage::Transaction& tx, DeskId desk, KnownIssue const& issue);
std::optional<KnownIssue> find_known_issue(storage::Transaction& tx, DeskId desk, KnownIssueId id);

/// Those of a state (`open`, `resolved`, empty for all) and service (empty for all), last touched first.
struct KnownIssueFilter {
  std::string state;
  std::string service;
  int limit{100};
};
std::vector<KnownIssue> list_known_issues(storage::Transaction& tx, DeskId desk, KnownIssueFilter const& filter);

/// False when it was linked already.
bool insert_link(storage::Transaction& tx, Actor const& actor, KnownIssueId issue, tickets::TicketId ticket, Time now);
/// False when it was not linked.
bool delete_link(storage::Transaction& tx, DeskId desk, KnownIssueId issue, tickets::TicketId ticket);
std::vector<tickets::TicketId> links_of(storage::Transaction& tx, DeskId desk, KnownIssueId issue);
std::vector<KnownIssue> known_issues_of_ticket(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);
std::vector<KnownIssue> known_issues_of_health(storage::Transaction& tx, DeskId desk, HealthIssueId issue);

void insert_update(storage::Transaction& tx, DeskId desk, std::int64_t id, KnownIssueId issue,
                   IssueUpdate const& update);
/// Newest first.
std::vector<IssueUpdate> updates_of(storage::Transaction& tx, DeskId desk, KnownIssueId issue);

}  // namespace podpora::diagnosis
