#pragma once

#include "features/notify/templates.h"
#include "platform/http/wire.h"

#include <boost/describe/class.hpp>

#include <map>

namespace podpora::notify {

/// The words in force in one language, and those that a reset goes back to.
struct TemplateTextView {
  std::string subject;
  std::string body;
  std::string usual_subject;
  std::string usual_body;
  bool is_own{false};
};
BOOST_DESCRIBE_STRUCT(TemplateTextView, (), (subject, body, usual_subject, usual_body, is_own))

/// One kind of mail.
struct TemplateView {
  TemplateKind kind{TemplateKind::kAcknowledgement};
  std::vector<std::string> line_fields;   ///< may stand in subject and body, as `{name}`
  std::vector<std::string> block_fields;  ///< may stand in the body only
  std::string needed_field;               ///< must stand in the body; empty when none must
  bool can_be_off{false};
  bool is_on{true};
  std::map<std::string, TemplateTextView> texts;  ///< by language
};
BOOST_DESCRIBE_STRUCT(TemplateView, (), (kind, line_fields, block_fields, needed_field, can_be_off, is_on, texts))

struct TurnRequest {
  bool is_on{true};
};
BOOST_DESCRIBE_STRUCT(TurnRequest, (), (is_on))

struct TemplateRequest {
  std::string subject;
  std::string body;
};
BOOST_DESCRIBE_STRUCT(TemplateRequest, (), (subject, body))
inline std::vector<http::FieldLimit> wire_limits(TemplateRequest const*) {
  return {{"subject", {.min = 1, .max = 200}}, {"body", {.min = 1, .max = 10'000}}};
}

/// Words that are not set yet, and the ticket to try them on: the one that was written about last, without a number.
struct TrialRequest {
  std::string subject;
  std::string body;
  std::optional<std::int64_t> ticket_number;
};
BOOST_DESCRIBE_STRUCT(TrialRequest, (), (subject, body, ticket_number))
inline std::vector<http::FieldLimit> wire_limits(TrialRequest const*) {
  return {{"subject", {.min = 1, .max = 200}}, {"body", {.min = 1, .max = 10'000}}};
}

struct TemplatePreview {
  std::optional<std::int64_t> ticket_number;  ///< absent when the desk has none: the values are made up
  std::string subject;
  std::string html;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(TemplatePreview, (), (ticket_number, subject, html, text))

struct SentTestView {
  std::string recipient;
};
BOOST_DESCRIBE_STRUCT(SentTestView, (), (recipient))

}  // namespace podpora::notify
