#pragma once

#include "features/satisfaction/satisfaction_store.h"
#include "platform/http/wire.h"

namespace podpora::satisfaction {

/// One answer, with what it is about.
struct AnswerView {
  QuestionId id;
  tickets::TicketId ticket_id;
  std::int64_t ticket_number{0};
  std::string subject;
  customers::CustomerId customer_id;
  std::string customer_name;
  std::string contact_name;
  std::string assignee_name;
  Score score{Score::kGood};
  std::string comment;
  Time answered_at;
  AnswerWay way{AnswerWay::kLink};
};
BOOST_DESCRIBE_STRUCT(AnswerView, (),
                      (id, ticket_id, ticket_number, subject, customer_id, customer_name, contact_name, assignee_name,
                       score, comment, answered_at, way))

/// The answers of some days, the latest question first. The counts are of all of them, not of this page.
struct AnswerList {
  std::string from;
  std::string to;
  ScoreCount count;
  std::vector<AnswerView> items;
  std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(AnswerList, (), (from, to, count, items, next))

/// Days of the desk's zone; the last 90 when absent.
struct AnswerQuery {
  std::optional<std::string> from;
  std::optional<std::string> to;
  std::optional<customers::CustomerId> customer_id;
  std::optional<Score> score;
  std::optional<QuestionId> cursor;
};
BOOST_DESCRIBE_STRUCT(AnswerQuery, (), (from, to, customer_id, score, cursor))

struct AnswerFileQuery {
  std::optional<std::string> from;
  std::optional<std::string> to;
};
BOOST_DESCRIBE_STRUCT(AnswerFileQuery, (), (from, to))

/// What a request's contact was asked, as agents see it; the last question first.
struct TicketAnswer {
  QuestionId id;
  State state{State::kAsked};
  Time asked_at;
  Time expires_at;
  std::string contact_name;
  std::optional<Score> score;
  std::string comment;
  std::optional<Time> answered_at;
};
BOOST_DESCRIBE_STRUCT(TicketAnswer, (), (id, state, asked_at, expires_at, contact_name, score, comment, answered_at))

struct TicketAnswers {
  std::vector<TicketAnswer> items;
};
BOOST_DESCRIBE_STRUCT(TicketAnswers, (), (items))

/// The question as its contact sees it. Nobody else in the company is asked.
struct PortalQuestion {
  bool is_asked{false};
  bool is_open{false};  ///< can be answered, or the answer changed
  std::optional<Score> score;
  std::string comment;
  std::optional<Time> expires_at;
};
BOOST_DESCRIBE_STRUCT(PortalQuestion, (), (is_asked, is_open, score, comment, expires_at))

struct PortalAnswerRequest {
  Score score{Score::kGood};
  std::optional<std::string> comment;
};
BOOST_DESCRIBE_STRUCT(PortalAnswerRequest, (), (score, comment))
inline std::vector<http::FieldLimit> wire_limits(PortalAnswerRequest const*) {
  return {{"comment", {.min = std::nullopt, .max = 4000}}};
}

struct AskTermsRequest {
  bool is_on{true};
  std::int64_t delay_hours{0};
  std::int64_t days_between{7};
};
BOOST_DESCRIBE_STRUCT(AskTermsRequest, (), (is_on, delay_hours, days_between))

}  // namespace podpora::satisfaction
