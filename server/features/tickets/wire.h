#pragma once

#include "features/tickets/ticket.h"
#include "features/tickets/upload.h"
#include "platform/http/patch.h"
#include "platform/http/wire.h"

#include <boost/describe/class.hpp>

namespace podpora::tickets {

/// The most that one message may hold, in characters.
constexpr std::int64_t kBodyMax = 200'000;

struct AttachmentView {
  AttachmentId id;
  std::string name;
  std::string media_type;
  std::int64_t size{0};
};
BOOST_DESCRIBE_STRUCT(AttachmentView, (), (id, name, media_type, size))

struct MessageView {
  MessageId id;
  Visibility visibility{Visibility::kCustomer};
  AuthorKind author_kind{AuthorKind::kSystem};
  std::string author_name;
  std::string body;
  std::string quoted;
  std::optional<std::string> service_request_id;
  Time created_at;
  bool has_original{false};          ///< it came as a mail, which can be looked at as its sender made it
  std::optional<Time> withdrawn_at;  ///< taken back before it was sent: the customer has never seen it
  std::vector<AttachmentView> attachments;
};
BOOST_DESCRIBE_STRUCT(MessageView, (),
                      (id, visibility, author_kind, author_name, body, quoted, service_request_id, created_at,
                       has_original, withdrawn_at, attachments))

struct TicketView {
  TicketId id;
  std::int64_t number{0};
  std::string subject;
  State state{State::kOpen};
  Kind kind{Kind::kTechnical};
  Nature nature{Nature::kBreakFix};
  Severity severity{Severity::kC};
  std::string service;
  std::string area;
  std::string escalation_class;
  Channel channel{Channel::kMail};
  std::optional<customers::CustomerId> customer_id;
  std::string customer_name;
  std::optional<PersonId> contact_id;
  std::string contact_name;
  std::string contact_email;
  std::optional<customers::SubscriptionId> subscription_id;
  std::optional<PersonId> assignee_id;
  std::string assignee_name;
  std::string cause;
  Time opened_at;
  Time updated_at;
  std::optional<Time> resolved_at;
  std::vector<MessageView> messages;
  std::int64_t version{1};
};
BOOST_DESCRIBE_STRUCT(TicketView, (),
                      (id, number, subject, state, kind, nature, severity, service, area, escalation_class, channel,
                       customer_id, customer_name, contact_id, contact_name, contact_email, subscription_id,
                       assignee_id, assignee_name, cause, opened_at, updated_at, resolved_at, messages, version))

struct OpenRequest {
  std::optional<customers::CustomerId> customer_id;
  std::optional<PersonId> contact_id;
  std::string subject;
  std::string body;
  Kind kind{Kind::kTechnical};
  Nature nature{Nature::kBreakFix};
  Severity severity{Severity::kC};
  std::string service;
  std::optional<std::string> area;
  std::optional<customers::SubscriptionId> subscription_id;
};
BOOST_DESCRIBE_STRUCT(OpenRequest, (),
                      (customer_id, contact_id, subject, body, kind, nature, severity, service, area, subscription_id))
inline std::vector<http::FieldLimit> wire_limits(OpenRequest const*) {
  return {{"subject", {.min = 1, .max = 500}}, {"body", {.min = 1, .max = kBodyMax}}};
}

struct MessageRequest {
  std::string body;
};
BOOST_DESCRIBE_STRUCT(MessageRequest, (), (body))
inline std::vector<http::FieldLimit> wire_limits(MessageRequest const*) {
  return {{"body", {.min = 1, .max = kBodyMax}}};
}

/// What an agent writes: with files that were uploaded before.
struct AgentMessageRequest {
  std::string body;
  std::optional<std::vector<UploadId>> attachments;
  std::optional<MessageId> last_seen;  ///< the newest message that its author had before the eyes
};
BOOST_DESCRIBE_STRUCT(AgentMessageRequest, (), (body, attachments, last_seen))
inline std::vector<http::FieldLimit> wire_limits(AgentMessageRequest const*) {
  return {{"body", {.min = 1, .max = kBodyMax}}, {"attachments", {.min = std::nullopt, .max = kUploadsMax}}};
}

/// A file that waits for its message.
struct UploadView {
  UploadId id;
  std::string name;
  std::string media_type;
  std::int64_t size{0};
};
BOOST_DESCRIBE_STRUCT(UploadView, (), (id, name, media_type, size))

struct ChangeRequest {
  http::Patch<std::string> subject;
  http::Patch<Kind> kind;
  http::Patch<Nature> nature;
  http::Patch<Severity> severity;
  http::Patch<std::string> service;
  http::Patch<std::string> area;
  http::Patch<std::string> escalation_class;
  http::Patch<customers::CustomerId> customer_id;
  http::Patch<PersonId> contact_id;
  http::Patch<customers::SubscriptionId> subscription_id;
  http::Patch<PersonId> assignee_id;
};
BOOST_DESCRIBE_STRUCT(ChangeRequest, (),
                      (subject, kind, nature, severity, service, area, escalation_class, customer_id, contact_id,
                       subscription_id, assignee_id))
inline std::vector<http::FieldLimit> wire_limits(ChangeRequest const*) {
  return {{"subject", {.min = 1, .max = 500}}};
}

/// What a customer's contact sees of a request: nothing internal, nothing of an upstream.
struct PortalMessageView {
  MessageId id;
  bool from_us{false};
  std::string author_name;
  std::string body;
  Time created_at;
  std::vector<AttachmentView> attachments;
};
BOOST_DESCRIBE_STRUCT(PortalMessageView, (), (id, from_us, author_name, body, created_at, attachments))

struct PortalTicketRow {
  TicketId id;
  std::int64_t number{0};
  std::string subject;
  State state{State::kOpen};
  Kind kind{Kind::kTechnical};
  Severity severity{Severity::kC};
  Time opened_at;
  Time updated_at;
};
BOOST_DESCRIBE_STRUCT(PortalTicketRow, (), (id, number, subject, state, kind, severity, opened_at, updated_at))

/// Where a request went that was merged with another of the same customer.
struct PortalMergedInto {
  TicketId id;
  std::int64_t number{0};
  std::string subject;
};
BOOST_DESCRIBE_STRUCT(PortalMergedInto, (), (id, number, subject))

struct PortalTicketView {
  PortalTicketRow ticket;
  std::vector<PortalMessageView> messages;
  std::optional<PortalMergedInto> merged_into;
};
BOOST_DESCRIBE_STRUCT(PortalTicketView, (), (ticket, messages, merged_into))

struct PortalOpenRequest {
  std::string subject;
  std::string body;
  Kind kind{Kind::kTechnical};
  Severity severity{Severity::kC};
  std::optional<customers::SubscriptionId> subscription_id;
};
BOOST_DESCRIBE_STRUCT(PortalOpenRequest, (), (subject, body, kind, severity, subscription_id))
inline std::vector<http::FieldLimit> wire_limits(PortalOpenRequest const*) {
  return {{"subject", {.min = 1, .max = 500}}, {"body", {.min = 1, .max = kBodyMax}}};
}

}  // namespace podpora::tickets
