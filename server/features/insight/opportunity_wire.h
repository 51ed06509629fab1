#pragma once

#include "features/insight/opportunity_report.h"
#include "platform/http/patch.h"
#include "platform/http/wire.h"

namespace podpora::insight {

struct OpportunityRequest {
  std::string title;
  std::optional<SignalId> signal_id;
  std::optional<std::string> service;
  std::optional<std::string> quoted;
  std::optional<std::string> next_step;
  std::optional<PersonId> owner_id;
  std::optional<Money> value;
  std::optional<Time> due_at;
};
BOOST_DESCRIBE_STRUCT(OpportunityRequest, (), (title, signal_id, service, quoted, next_step, owner_id, value, due_at))
inline std::vector<http::FieldLimit> wire_limits(OpportunityRequest const*) {
  return {{"title", {.min = 1, .max = 500}},
          {"quoted", {.min = std::nullopt, .max = 5000}},
          {"next_step", {.min = std::nullopt, .max = 1000}}};
}

struct OpportunityChange {
  http::Patch<std::string> title;
  http::Patch<std::string> service;
  http::Patch<std::string> quoted;
  http::Patch<std::string> next_step;
  http::Patch<PersonId> owner_id;
  http::Patch<Money> value;
  http::Patch<Time> due_at;
};
BOOST_DESCRIBE_STRUCT(OpportunityChange, (), (title, service, quoted, next_step, owner_id, value, due_at))
inline std::vector<http::FieldLimit> wire_limits(OpportunityChange const*) {
  return {{"title", {.min = 1, .max = 500}},
          {"quoted", {.min = std::nullopt, .max = 5000}},
          {"next_step", {.min = std::nullopt, .max = 1000}}};
}

struct OutcomeRequest {
  OpportunityState state{OpportunityState::kWon};  ///< won or lost
  std::optional<LossReason> loss;                  ///< what a lost one must have
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(OutcomeRequest, (), (state, loss, reason))
inline std::vector<http::FieldLimit> wire_limits(OutcomeRequest const*) {
  return {{"reason", {.min = std::nullopt, .max = 500}}};
}

struct OpportunityQuery {
  std::optional<OpportunityState> state;
  std::optional<std::string> owner;  ///< an id, `me`, or `none`
  std::optional<customers::CustomerId> customer;
  std::optional<OpportunityId> cursor;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(OpportunityQuery, (), (state, owner, customer, cursor, limit))
inline std::vector<http::FieldLimit> wire_limits(OpportunityQuery const*) {
  return {{"limit", {.min = 1, .max = 100}}};
}

/// Somebody who may take care of one.
struct OwnerView {
  PersonId id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(OwnerView, (), (id, name))
struct OwnerList {
  std::vector<OwnerView> items;
};
BOOST_DESCRIBE_STRUCT(OwnerList, (), (items))

/// An opportunity with names, and what its signal says in the reader's language.
struct OpportunityView {
  OpportunityId id;
  customers::CustomerId customer_id;
  std::string customer_name;
  std::optional<SignalId> signal_id;
  std::string signal_text;
  std::string title;
  std::string service;
  std::string quoted;
  std::string next_step;
  std::optional<PersonId> owner_id;
  std::string owner_name;
  std::optional<Money> value;
  std::optional<Time> due_at;
  bool is_due{false};
  OpportunityState state{OpportunityState::kOpen};
  std::optional<LossReason> loss;
  std::string reason;
  std::string opened_by;
  Time opened_at;
  std::optional<Time> closed_at;
  std::int64_t version{1};
};
BOOST_DESCRIBE_STRUCT(OpportunityView, (),
                      (id, customer_id, customer_name, signal_id, signal_text, title, service, quoted, next_step,
                       owner_id, owner_name, value, due_at, is_due, state, loss, reason, opened_by, opened_at,
                       closed_at, version))

/// Days of the desk's zone: `2026-11-01`.
struct ReportQuery {
  std::optional<std::string> from;
  std::optional<std::string> to;
};
BOOST_DESCRIBE_STRUCT(ReportQuery, (), (from, to))

/// A row of the report with the rule's name in the reader's language.
struct LearntView {
  std::string rule;
  std::string name;
  std::int64_t learnt{0};
  std::int64_t offered{0};
  std::int64_t won{0};
  std::int64_t lost{0};
};
BOOST_DESCRIBE_STRUCT(LearntView, (), (rule, name, learnt, offered, won, lost))

struct OpportunityReportView {
  std::string from;
  std::string to;
  std::vector<LearntView> rules;
  std::vector<Money> won;
  std::vector<Money> open;
  std::vector<LossCount> losses;
  std::vector<LoadChange> loads;
};
BOOST_DESCRIBE_STRUCT(OpportunityReportView, (), (from, to, rules, won, open, losses, loads))

}  // namespace podpora::insight
