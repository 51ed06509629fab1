#pragma once

#include "features/diagnosis/known_issue.h"
#include "features/diagnosis/wire.h"
#include "platform/http/patch.h"

namespace podpora::diagnosis {

struct HealthPostInput {
  std::optional<std::string> post_type;
  std::string body;
  std::optional<Time> posted_at;  ///< now when absent
};
BOOST_DESCRIBE_STRUCT(HealthPostInput, (), (post_type, body, posted_at))
inline std::vector<http::FieldLimit> wire_limits(HealthPostInput const*) {
  return {{"body", {.min = 1, .max = 20'000}}};
}

/// The fields of Microsoft Graph's serviceHealthIssue, with our service code and cloud.
struct HealthIssueInput {
  std::optional<std::string> external_id;  ///< the vendor's; one of our own is made when it is absent
  std::string title;
  std::string service;
  std::optional<std::string> feature;
  std::optional<std::string> feature_group;
  Classification classification{Classification::kIncident};
  std::optional<std::string> origin;
  HealthStatus status{HealthStatus::kInvestigating};
  std::optional<std::string> impact;
  std::optional<customers::Cloud> cloud;
  std::optional<Time> started_at;  ///< now when absent
  std::optional<Time> ended_at;
  std::optional<std::vector<HealthPostInput>> posts;
  std::optional<std::vector<customers::CustomerId>> customers;  ///< absent or empty: all who hold the service
};
BOOST_DESCRIBE_STRUCT(HealthIssueInput, (),
                      (external_id, title, service, feature, feature_group, classification, origin, status, impact,
                       cloud, started_at, ended_at, posts, customers))
inline std::vector<http::FieldLimit> wire_limits(HealthIssueInput const*) {
  return {{"title", {.min = 1, .max = 500}}, {"external_id", {.min = 1, .max = 100}}};
}

/// What a feed has: new issues are added, known ones brought up to date.
struct HealthFeedRequest {
  std::vector<HealthIssueInput> issues;
};
BOOST_DESCRIBE_STRUCT(HealthFeedRequest, (), (issues))

struct HealthFeedResult {
  std::int64_t added{0};
  std::int64_t changed{0};
  std::int64_t unchanged{0};
};
BOOST_DESCRIBE_STRUCT(HealthFeedResult, (), (added, changed, unchanged))

struct HealthIssueChange {
  http::Patch<std::string> title;
  http::Patch<std::string> impact;
  http::Patch<Classification> classification;
  http::Patch<HealthStatus> status;
  http::Patch<Time> ended_at;
};
BOOST_DESCRIBE_STRUCT(HealthIssueChange, (), (title, impact, classification, status, ended_at))

struct HealthQuery {
  std::optional<std::string> service;
  std::optional<std::string> cursor;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(HealthQuery, (), (service, cursor, limit))
inline std::vector<http::FieldLimit> wire_limits(HealthQuery const*) {
  return {{"limit", {.min = 1, .max = 200}}};
}

/// An issue in a list.
struct HealthIssueView {
  HealthIssueId id;
  std::string external_id;
  std::string title;
  std::string service;
  std::string feature;
  std::string feature_group;
  Classification classification{Classification::kIncident};
  std::string origin;
  HealthStatus status{HealthStatus::kInvestigating};
  bool is_over{false};
  std::string impact;
  customers::Cloud cloud{customers::Cloud::kGlobal};
  Time started_at;
  std::optional<Time> ended_at;
  Time updated_at;
  std::int64_t version{1};
};
BOOST_DESCRIBE_STRUCT(HealthIssueView, (),
                      (id, external_id, title, service, feature, feature_group, classification, origin, status, is_over,
                       impact, cloud, started_at, ended_at, updated_at, version))

struct AffectedCustomer {
  customers::CustomerId id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(AffectedCustomer, (), (id, name))

/// A ticket as it stands beside an issue.
struct IssueTicket {
  tickets::TicketId id;
  std::int64_t number{0};
  std::string subject;
  tickets::State state{tickets::State::kOpen};
  std::string customer_name;
  std::string language;  ///< in which its contact is written to
};
BOOST_DESCRIBE_STRUCT(IssueTicket, (), (id, number, subject, state, customer_name, language))

struct KnownIssueView {
  KnownIssueId id;
  std::string title;
  std::string description;
  std::string service;
  std::optional<HealthIssueId> health_issue_id;
  IssueState state{IssueState::kOpen};
  std::string cause;
  std::string created_by;
  Time created_at;
  Time updated_at;
  std::optional<Time> resolved_at;
  std::int64_t version{1};
};
BOOST_DESCRIBE_STRUCT(KnownIssueView, (),
                      (id, title, description, service, health_issue_id, state, cause, created_by, created_at,
                       updated_at, resolved_at, version))

/// An issue with its log, whom it may hit, and what it explains.
struct HealthIssuePage {
  HealthIssueView issue;
  std::vector<HealthPost> posts;
  std::vector<AffectedCustomer> customers;
  std::vector<IssueTicket> tickets;
  std::vector<KnownIssueView> known_issues;
  std::int64_t version{1};
};
BOOST_DESCRIBE_STRUCT(HealthIssuePage, (), (issue, posts, customers, tickets, known_issues, version))

/// What is known of the service of a ticket.
struct TicketHealthView {
  std::vector<HealthIssueView> issues;      ///< that may explain it, the likeliest first
  std::optional<HealthIssueId> chosen;      ///< the one that a person chose
  std::vector<KnownIssueView> linked;       ///< known issues to which it is linked
  std::vector<KnownIssueView> open_issues;  ///< others of its service
};
BOOST_DESCRIBE_STRUCT(TicketHealthView, (), (issues, chosen, linked, open_issues))

struct HealthAnswerRequest {
  std::optional<HealthIssueId> issue_id;  ///< absent: none of them fits
};
BOOST_DESCRIBE_STRUCT(HealthAnswerRequest, (), (issue_id))

struct KnownIssueRequest {
  std::string title;
  std::optional<std::string> description;
  std::string service;
  std::optional<HealthIssueId> health_issue_id;
  std::optional<tickets::TicketId> ticket_id;  ///< linked at once
};
BOOST_DESCRIBE_STRUCT(KnownIssueRequest, (), (title, description, service, health_issue_id, ticket_id))
inline std::vector<http::FieldLimit> wire_limits(KnownIssueRequest const*) {
  return {{"title", {.min = 1, .max = 500}}, {"description", {.min = std::nullopt, .max = 20'000}}};
}

struct KnownIssueQuery {
  std::optional<std::string> state;
  std::optional<std::string> service;
};
BOOST_DESCRIBE_STRUCT(KnownIssueQuery, (), (state, service))

struct LinkRequest {
  tickets::TicketId ticket_id;
};
BOOST_DESCRIBE_STRUCT(LinkRequest, (), (ticket_id))

struct UpdateRequest {
  std::optional<std::string> en;
  std::optional<std::string> cs;
};
BOOST_DESCRIBE_STRUCT(UpdateRequest, (), (en, cs))
inline std::vector<http::FieldLimit> wire_limits(UpdateRequest const*) {
  return {{"en", {.min = std::nullopt, .max = 20'000}}, {"cs", {.min = std::nullopt, .max = 20'000}}};
}

struct ResolveIssueRequest {
  std::string cause;
  std::optional<std::string> en;  ///< last words to the customers, as in an update
  std::optional<std::string> cs;
};
BOOST_DESCRIBE_STRUCT(ResolveIssueRequest, (), (cause, en, cs))
inline std::vector<http::FieldLimit> wire_limits(ResolveIssueRequest const*) {
  return {{"cause", {.min = 1, .max = 200}},
          {"en", {.min = std::nullopt, .max = 20'000}},
          {"cs", {.min = std::nullopt, .max = 20'000}}};
}

struct KnownIssuePage {
  KnownIssueView issue;
  std::vector<IssueTicket> tickets;
  std::vector<IssueUpdate> updates;    ///< newest first
  std::vector<std::string> languages;  ///< that an update needs now
  std::int64_t version{1};
};
BOOST_DESCRIBE_STRUCT(KnownIssuePage, (), (issue, tickets, updates, languages, version))

}  // namespace podpora::diagnosis
