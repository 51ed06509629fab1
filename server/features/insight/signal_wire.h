#pragma once

#include "features/insight/learn.h"
#include "features/insight/sentence.h"
#include "platform/http/wire.h"

namespace podpora::insight {

struct SignalRequest {
  std::string text;
  std::optional<std::string> service;
};
BOOST_DESCRIBE_STRUCT(SignalRequest, (), (text, service))
inline std::vector<http::FieldLimit> wire_limits(SignalRequest const*) {
  return {{"text", {.min = 1, .max = 2000}}};
}

/// A signal as people read it. `text` is an agent's own, or the rule's sentence in the reader's language.
struct SignalView {
  SignalId id;
  customers::CustomerId customer_id;
  std::string customer_name;
  std::string rule;  ///< empty for an agent's
  std::string service;
  std::string text;
  SignalState state{SignalState::kOpen};
  std::int64_t strength{0};
  std::vector<TicketRef> tickets;  ///< its evidence
  std::string noted_by;
  Time noted_at;
  Time changed_at;
  std::string closed_by;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(SignalView, (),
                      (id, customer_id, customer_name, rule, service, text, state, strength, tickets, noted_by,
                       noted_at, changed_at, closed_by, reason))

SignalView view_of(Words const& words, Signal const& signal, std::string const& customer_name);

struct SignalQuery {
  std::optional<SignalState> state;  ///< open, when it is absent
  std::optional<RuleCode> rule;
  std::optional<SignalId> cursor;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(SignalQuery, (), (state, rule, cursor, limit))
inline std::vector<http::FieldLimit> wire_limits(SignalQuery const*) {
  return {{"limit", {.min = 1, .max = 100}}};
}

struct DismissRequest {
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(DismissRequest, (), (reason))
inline std::vector<http::FieldLimit> wire_limits(DismissRequest const*) {
  return {{"reason", {.min = std::nullopt, .max = 500}}};
}

struct RuleView {
  RuleCode code{RuleCode::kRepeatedHowTo};
  std::string name;
  std::string about;  ///< what it counts, and what its days are
  bool is_on{true};
  std::int64_t threshold{1};
  std::int64_t period_days{90};
  std::int64_t shipped_threshold{1};
  std::int64_t shipped_period_days{90};
};
BOOST_DESCRIBE_STRUCT(RuleView, (),
                      (code, name, about, is_on, threshold, period_days, shipped_threshold, shipped_period_days))

struct RuleRequest {
  bool is_on{true};
  std::int64_t threshold{1};
  std::int64_t period_days{90};
};
BOOST_DESCRIBE_STRUCT(RuleRequest, (), (is_on, threshold, period_days))

struct TrialQuery {
  std::optional<std::int64_t> threshold;    ///< as set, when absent
  std::optional<std::int64_t> period_days;  ///< as set, when absent
  std::optional<std::int64_t> days;         ///< how far back; a quarter when absent
};
BOOST_DESCRIBE_STRUCT(TrialQuery, (), (threshold, period_days, days))
inline std::vector<http::FieldLimit> wire_limits(TrialQuery const*) {
  return {{"threshold", {.min = 1, .max = 10'000}},
          {"period_days", {.min = 1, .max = 366}},
          {"days", {.min = 7, .max = 366}}};
}

struct TrialExample {
  customers::CustomerId customer_id;
  std::string customer_name;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(TrialExample, (), (customer_id, customer_name, text))

/// What a rule would have made in that span, and a sentence that says so.
struct TrialView {
  std::int64_t signals{0};
  std::int64_t customers{0};
  std::int64_t tried{0};
  std::string text;
  std::vector<TrialExample> examples;
};
BOOST_DESCRIBE_STRUCT(TrialView, (), (signals, customers, tried, text, examples))

}  // namespace podpora::insight
