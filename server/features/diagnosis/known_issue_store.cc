#include "features/diagnosis/known_issue_store.h"

namespace podpora::diagnosis {

namespace {

constexpr storage::Query kInsert{"known_issue.insert", R"(
  insert into known_issue (desk_id, id, title, description, service, health_issue_id, state, cause, created_by,
                           created_at, updated_at, resolved_at, version)
  values (:desk, :id, :title, :description, :service, :health, :state, :cause, :created_by, :created_at, :updated_at,
          :resolved_at, :version))"};

constexpr storage::Query kUpdate{"known_issue.update", R"(
  update known_issue set title = :title, description = :description, service = :service, health_issue_id = :health,
         state = :state, cause = :cause, updated_at = :updated_at, resolved_at = :resolved_at, version = version + 1
  where desk_id = :desk and id = :id)"};

constexpr storage::Query kFind{"known_issue.find", R"(
  select id, title, description, service, health_issue_id, state, cause, created_by, created_at, updated_at,
         resolved_at, version
  from known_issue where desk_id = :desk and id = :id)"};

constexpr storage::Query kList{"known_issue.list", R"(
  select id, title, description, service, health_issue_id, state, cause, created_by, created_at, updated_at,
         resolved_at, version
  from known_issue
  where desk_id = :desk and (:state = '' or state = :state) and (:service = '' or service = :service)
  order by updated_at desc, id desc limit :limit)"};

constexpr storage::Query kOfTicket{"known_issue.of_ticket", R"(
  select k.id, k.title, k.description, k.service, k.health_issue_id, k.state, k.cause, k.created_by, k.created_at,
         k.updated_at, k.resolved_at, k.version
  from known_issue_ticket l
  join known_issue k on k.desk_id = l.desk_id and k.id = l.issue_id
  where l.desk_id = :desk and l.ticket_id = :ticket order by l.linked_at, k.id)"};

constexpr storage::Query kOfHealth{"known_issue.of_health", R"(
  select id, title, description, service, health_issue_id, state, cause, created_by, created_at, updated_at,
         resolved_at, version
  from known_issue where desk_id = :desk and health_issue_id = :health order by id)"};

constexpr storage::Query kInsertLink{"known_issue_ticket.insert", R"(
  insert into known_issue_ticket (desk_id, issue_id, ticket_id, linked_by, linked_at)
  values (:desk, :issue, :ticket, :linked_by, :linked_at)
  on conflict (desk_id, issue_id, ticket_id) do nothing)"};

constexpr storage::Query kDeleteLink{"known_issue_ticket.delete", R"(
  delete from known_issue_ticket where desk_id = :desk and issue_id = :issue and ticket_id = :ticket)"};

constexpr storage::Query kLinks{"known_issue_ticket.of_issue", R"(
  select ticket_id from known_issue_ticket where desk_id = :desk and issue_id = :issue order by linked_at, ticket_id)"};

constexpr storage::Query kInsertUpdate{"known_issue_update.insert", R"(
  insert into known_issue_update (desk_id, id, issue_id, body_en, body_cs, recipients, published_by, published_at)
  values (:desk, :id, :issue, :en, :cs, :recipients, :published_by, :published_at))"};

constexpr storage::Query kUpdates{"known_issue_update.of_issue", R"(
  select body_en, body_cs, recipients, published_by, published_at from known_issue_update
  where desk_id = :desk and issue_id = :issue order by id desc)"};

}  // namespace

void insert_known_issue(storage::Transaction& tx, DeskId desk, KnownIssue const& issue) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", issue.id},
                       {"title", issue.title},
                       {"description", issue.description},
                       {"service", issue.service},
                       {"health", issue.health_issue_id},
                       {"state", issue.state},
                       {"cause", issue.cause},
                       {"created_by", issue.created_by},
                       {"created_at", issue.created_at},
                       {"updated_at", issue.updated_at},
                       {"resolved_at", issue.resolved_at},
                       {"version", issue.version}});
}

void update_known_issue(storage::Transaction& tx, DeskId desk, KnownIssue const& issue) {
  tx.execute(kUpdate, {{"desk", desk},
                       {"id", issue.id},
                       {"title", issue.title},
                       {"description", issue.description},
                       {"service", issue.service},
                       {"health", issue.health_issue_id},
                       {"state", issue.state},
                       {"cause", issue.cause},
                       {"updated_at", issue.updated_at},
                       {"resolved_at", issue.resolved_at}});
}

std::optional<KnownIssue> find_known_issue(storage::Transaction& tx, DeskId desk, KnownIssueId id) {
  return tx.first<KnownIssue>(kFind, {{"desk", desk}, {"id", id}});
}

std::vector<KnownIssue> list_known_issues(storage::Transaction& tx, DeskId desk, KnownIssueFilter const& filter) {
  return tx.all<KnownIssue>(
      kList, {{"desk", desk}, {"state", filter.state}, {"service", filter.service}, {"limit", filter.limit}});
}

bool insert_link(storage::Transaction& tx, Actor const& actor, KnownIssueId issue, tickets::TicketId ticket, Time now) {
  return tx.execute(kInsertLink, {{"desk", actor.desk},
                                  {"issue", issue},
                                  {"ticket", ticket},
                                  {"linked_by", actor.name},
                                  {"linked_at", now}}) > 0;
}

bool delete_link(storage::Transaction& tx, DeskId desk, KnownIssueId issue, tickets::TicketId ticket) {
  return tx.execute(kDeleteLink, {{"desk", desk}, {"issue", issue}, {"ticket", ticket}}) > 0;
}

std::vector<tickets::TicketId> links_of(storage::Transaction& tx, DeskId desk, KnownIssueId issue) {
  return tx.all<tickets::TicketId>(kLinks, {{"desk", desk}, {"issue", issue}});
}

std::vector<KnownIssue> known_issues_of_ticket(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  return tx.all<KnownIssue>(kOfTicket, {{"desk", desk}, {"ticket", ticket}});
}

std::vector<KnownIssue> known_issues_of_health(storage::Transaction& tx, DeskId desk, HealthIssueId issue) {
  return tx.all<KnownIssue>(kOfHealth, {{"desk", desk}, {"health", issue}});
}

void insert_update(storage::Transaction& tx, DeskId desk, std::int64_t id, KnownIssueId issue,
                   IssueUpdate const& update) {
  tx.execute(kInsertUpdate, {{"desk", desk},
                             {"id", id},
                             {"issue", issue},
                             {"en", update.en},
                             {"cs", update.cs},
                             {"recipients", update.recipients},
                             {"published_by", update.published_by},
                             {"published_at", update.published_at}});
}

std::vector<IssueUpdate> updates_of(storage::Transaction& tx, DeskId desk, KnownIssueId issue) {
  return tx.all<IssueUpdate>(kUpdates, {{"desk", desk}, {"issue", issue}});
}

}  // namespace podpora::diagnosis
