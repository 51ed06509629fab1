#include "features/diagnosis/health_store.h"

namespace podpora::diagnosis {

namespace {

constexpr storage::Query kInsert{"health_issue.insert", R"(
  insert into health_issue (desk_id, id, external_id, title, service, feature, feature_group, classification, origin,
                            status, impact, cloud, started_at, ended_at, updated_at, version)
  values (:desk, :id, :external, :title, :service, :feature, :feature_group, :classification, :origin, :status,
          :impact, :cloud, :started_at, :ended_at, :updated_at, :version))"};

constexpr storage::Query kUpdate{"health_issue.update", R"(
  update health_issue set title = :title, service = :service, feature = :feature, feature_group = :feature_group,
         classification = :classification, origin = :origin, status = :status, impact = :impact, cloud = :cloud,
         started_at = :started_at, ended_at = :ended_at, updated_at = :updated_at, version = :version,
         external_id = :external
  where desk_id = :desk and id = :id)"};

constexpr storage::Query kFind{"health_issue.find", R"(
  select id, external_id, title, service, feature, feature_group, classification, origin, status, impact, cloud,
         started_at, ended_at, updated_at, version
  from health_issue where desk_id = :desk and id = :id)"};

constexpr storage::Query kByExternal{"health_issue.by_external_id", R"(
  select id, external_id, title, service, feature, feature_group, classification, origin, status, impact, cloud,
         started_at, ended_at, updated_at, version
  from health_issue where desk_id = :desk and external_id = :external)"};

constexpr storage::Query kOfService{"health_issue.of_service", R"(
  select id, external_id, title, service, feature, feature_group, classification, origin, status, impact, cloud,
         started_at, ended_at, updated_at, version
  from health_issue where desk_id = :desk and service = :service and (ended_at is null or ended_at >= :since)
  order by started_at desc, id desc limit :limit)"};

constexpr storage::Query kList{"health_issue.list", R"(
  select id, external_id, title, service, feature, feature_group, classification, origin, status, impact, cloud,
         started_at, ended_at, updated_at, version
  from health_issue
  where desk_id = :desk and (:service = '' or service = :service)
    and (updated_at < :before or (updated_at = :before and id < :before_id))
  order by updated_at desc, id desc limit :limit)"};

constexpr storage::Query kInsertCustomer{"health_issue.insert_customer", R"(
  insert into health_issue_customer (desk_id, issue_id, customer_id) values (:desk, :issue, :customer)
  on conflict (desk_id, issue_id, customer_id) do nothing)"};

constexpr storage::Query kCustomers{"health_issue.customers", R"(
  select customer_id from health_issue_customer where desk_id = :desk and issue_id = :issue order by customer_id)"};

constexpr storage::Query kInsertPost{"health_post.insert", R"(
  insert into health_post (desk_id, id, issue_id, post_type, body, posted_at)
  values (:desk, :id, :issue, :post_type, :body, :posted_at))"};

constexpr storage::Query kPosts{"health_post.of_issue", R"(
  select post_type, body, posted_at from health_post
  where desk_id = :desk and issue_id = :issue order by posted_at, id)"};

constexpr storage::Query kPutChoice{"ticket_health.put", R"(
  insert into ticket_health (desk_id, ticket_id, issue_id, chosen_by, chosen_at)
  values (:desk, :ticket, :issue, :chosen_by, :chosen_at)
  on conflict (desk_id, ticket_id) do update
    set issue_id = excluded.issue_id, chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at)"};

constexpr storage::Query kDeleteChoice{"ticket_health.delete", R"(
  delete from ticket_health where desk_id = :desk and ticket_id = :ticket)"};

constexpr storage::Query kChoice{"ticket_health.find", R"(
  select issue_id from ticket_health where desk_id = :desk and ticket_id = :ticket)"};

constexpr storage::Query kExplained{"ticket_health.of_issue", R"(
  select ticket_id from ticket_health where desk_id = :desk and issue_id = :issue
  order by chosen_at, ticket_id limit :limit)"};

std::vector<storage::Param> params_of(DeskId desk, HealthIssue const& issue) {
  return {{"desk", desk},
          {"id", issue.id},
          {"external", issue.external_id},
          {"title", issue.title},
          {"service", issue.service},
          {"feature", issue.feature},
          {"feature_group", issue.feature_group},
          {"classification", issue.classification},
          {"origin", issue.origin},
          {"status", issue.status},
          {"impact", issue.impact},
          {"cloud", issue.cloud},
          {"started_at", issue.started_at},
          {"ended_at", issue.ended_at},
          {"updated_at", issue.updated_at},
          {"version", issue.version}};
}

}  // namespace

void insert_health_issue(storage::Transaction& tx, DeskId desk, HealthIssue const& issue) {
  tx.execute(kInsert, std::span<storage::Param const>{params_of(desk, issue)});
}

void update_health_issue(storage::Transaction& tx, DeskId desk, HealthIssue const& issue) {
  tx.execute(kUpdate, std::span<storage::Param const>{params_of(desk, issue)});
}

std::optional<HealthIssue> find_health_issue(storage::Transaction& tx, DeskId desk, HealthIssueId id) {
  return tx.first<HealthIssue>(kFind, {{"desk", desk}, {"id", id}});
}

std::optional<HealthIssue> find_health_issue_by_external_id(storage::Transaction& tx, DeskId desk,
                                                            std::string const& external_id) {
  return tx.first<HealthIssue>(kByExternal, {{"desk", desk}, {"external", external_id}});
}

std::vector<HealthIssue> health_issues_of_service(storage::Transaction& tx, DeskId desk, std::string const& service,
                                                  Time since, int limit) {
  return tx.all<HealthIssue>(kOfService, {{"desk", desk}, {"service", service}, {"since", since}, {"limit", limit}});
}

std::vector<HealthIssue> list_health_issues(storage::Transaction& tx, DeskId desk, HealthPage const& page) {
  return tx.all<HealthIssue>(kList, {{"desk", desk},
                                     {"service", page.service},
                                     {"before", page.before},
                                     {"before_id", page.before_id},
                                     {"limit", page.limit}});
}

bool insert_health_customer(storage::Transaction& tx, DeskId desk, HealthIssueId issue,
                            customers::CustomerId customer) {
  return tx.execute(kInsertCustomer, {{"desk", desk}, {"issue", issue}, {"customer", customer}}) > 0;
}

std::vector<customers::CustomerId> health_customers(storage::Transaction& tx, DeskId desk, HealthIssueId issue) {
  return tx.all<customers::CustomerId>(kCustomers, {{"desk", desk}, {"issue", issue}});
}

void insert_health_post(storage::Transaction& tx, DeskId desk, std::int64_t id, HealthIssueId issue,
                        HealthPost const& post) {
  tx.execute(kInsertPost, {{"desk", desk},
                           {"id", id},
                           {"issue", issue},
                           {"post_type", post.post_type},
                           {"body", post.body},
                           {"posted_at", post.posted_at}});
}

std::vector<HealthPost> health_posts(storage::Transaction& tx, DeskId desk, HealthIssueId issue) {
  return tx.all<HealthPost>(kPosts, {{"desk", desk}, {"issue", issue}});
}

void put_choice(storage::Transaction& tx, DeskId desk, Choice const& choice) {
  tx.execute(kPutChoice, {{"desk", desk},
                          {"ticket", choice.ticket_id},
                          {"issue", choice.issue_id},
                          {"chosen_by", choice.chosen_by},
                          {"chosen_at", choice.chosen_at}});
}

void delete_choice(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  tx.execute(kDeleteChoice, {{"desk", desk}, {"ticket", ticket}});
}

std::optional<HealthIssueId> choice_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  return tx.first<HealthIssueId>(kChoice, {{"desk", desk}, {"ticket", ticket}});
}

std::vector<tickets::TicketId> explained_by(storage::Transaction& tx, DeskId desk, HealthIssueId issue, int limit) {
  return tx.all<tickets::TicketId>(kExplained, {{"desk", desk}, {"issue", issue}, {"limit", limit}});
}

}  // namespace podpora::diagnosis
