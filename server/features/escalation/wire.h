#pragma once

#include "features/escalation/escalation.h"
#include "features/escalation/sensitive_rules.h"
#include "platform/http/wire.h"

#include <boost/describe/class.hpp>

namespace podpora::escalation {

/// A piece of a value that a person should look at before it leaves.
struct SensitiveView {
  SensitiveKind kind{SensitiveKind::kPassword};
  std::string text;
  std::string label;  ///< what it looks like, in words
};
BOOST_DESCRIBE_STRUCT(SensitiveView, (), (kind, text, label))

struct PacketFieldView {
  std::string name;
  std::string label;
  rulebook::FieldKind kind{rulebook::FieldKind::kText};
  std::vector<std::string> choices;
  std::string value;
  bool required{false};
  bool fixed{false};                   ///< comes from the entitlement; cannot be written
  std::optional<std::string> problem;  ///< a sentence
  std::vector<SensitiveView> sensitive;
};
BOOST_DESCRIBE_STRUCT(PacketFieldView, (), (name, label, kind, choices, value, required, fixed, problem, sensitive))

struct PacketView {
  std::vector<PacketFieldView> fields;
  std::vector<std::string> missing;  ///< names of fields that keep it from being sent
};
BOOST_DESCRIBE_STRUCT(PacketView, (), (fields, missing))

/// A file of the ticket, and whether it goes along.
struct PacketFileView {
  tickets::AttachmentId id;
  std::string name;
  std::int64_t size{0};
  bool chosen{false};
};
BOOST_DESCRIBE_STRUCT(PacketFileView, (), (id, name, size, chosen))

/// Why another way than the recommended one was taken.
struct ChoiceView {
  std::optional<std::string> recommended;  ///< its name; null: not to escalate
  std::string reason;
  std::string person_name;
  Time at;
};
BOOST_DESCRIBE_STRUCT(ChoiceView, (), (recommended, reason, person_name, at))

struct ServiceRequestView {
  ServiceRequestId id;
  tickets::TicketId ticket_id;
  std::string vehicle;
  std::string vehicle_name;
  std::optional<entitlements::EntitlementId> entitlement_id;
  rulebook::Transport transport{rulebook::Transport::kByHand};
  State state{State::kDrafted};
  std::vector<Step> steps;  ///< that may be taken now
  std::optional<std::string> upstream_number;
  std::string upstream_name;
  std::string upstream_address;
  std::optional<std::string> link;  ///< where a person files it
  PacketView packet;
  std::vector<PacketFileView> files;
  std::optional<ChoiceView> choice;
  std::int64_t drawn{0};  ///< units that can still be given back
  std::string created_by;
  Time created_at;
  std::optional<Time> sent_at;
  std::int64_t version{1};
};
BOOST_DESCRIBE_STRUCT(ServiceRequestView, (),
                      (id, ticket_id, vehicle, vehicle_name, entitlement_id, transport, state, steps, upstream_number,
                       upstream_name, upstream_address, link, packet, files, choice, drawn, created_by, created_at,
                       sent_at, version))

struct DraftRequest {
  std::string vehicle;
  std::optional<entitlements::EntitlementId> entitlement_id;
  std::optional<std::string> reason;  ///< needed when it is not the recommended one
};
BOOST_DESCRIBE_STRUCT(DraftRequest, (), (vehicle, entitlement_id, reason))
inline std::vector<http::FieldLimit> wire_limits(DraftRequest const*) {
  return {{"reason", {.min = 0, .max = 1000}}};
}

struct PacketFieldRequest {
  std::string name;
  std::string value;
};
BOOST_DESCRIBE_STRUCT(PacketFieldRequest, (), (name, value))
inline std::vector<http::FieldLimit> wire_limits(PacketFieldRequest const*) {
  return {{"name", {.min = 1, .max = 100}}, {"value", {.min = 0, .max = 20'000}}};
}

struct PacketRequest {
  std::vector<PacketFieldRequest> fields;
};
BOOST_DESCRIBE_STRUCT(PacketRequest, (), (fields))

struct HandOverRequest {
  std::string upstream_number;
};
BOOST_DESCRIBE_STRUCT(HandOverRequest, (), (upstream_number))
inline std::vector<http::FieldLimit> wire_limits(HandOverRequest const*) {
  return {{"upstream_number", {.min = 1, .max = 100}}};
}

struct StepRequest {
  Step step{Step::kWithdraw};
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(StepRequest, (), (step, reason))

struct GiveBackRequest {
  GiveBackCause cause{GiveBackCause::kDuplicate};
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(GiveBackRequest, (), (cause, reason))
inline std::vector<http::FieldLimit> wire_limits(GiveBackRequest const*) {
  return {{"reason", {.min = 1, .max = 1000}}};
}

struct FilesRequest {
  std::vector<tickets::AttachmentId> attachment_ids;
};
BOOST_DESCRIBE_STRUCT(FilesRequest, (), (attachment_ids))
inline std::vector<http::FieldLimit> wire_limits(FilesRequest const*) {
  return {{"attachment_ids", {.min = std::nullopt, .max = 100}}};
}

/// A request that is open at an upstream side for the same customer and service.
struct OpenElsewhereView {
  ServiceRequestId id;
  tickets::TicketId ticket_id;
  std::int64_t ticket_number{0};
  std::string ticket_subject;
  std::string vehicle_name;
  std::string upstream_name;
  std::optional<std::string> upstream_number;
  State state{State::kSent};
  std::optional<Time> sent_at;
};
BOOST_DESCRIBE_STRUCT(OpenElsewhereView, (),
                      (id, ticket_id, ticket_number, ticket_subject, vehicle_name, upstream_name, upstream_number,
                       state, sent_at))

struct CustomerNoteView {
  std::string language;
  std::string body;
};
BOOST_DESCRIBE_STRUCT(CustomerNoteView, (), (language, body))

struct TellCustomerRequest {
  std::string body;
};
BOOST_DESCRIBE_STRUCT(TellCustomerRequest, (), (body))
inline std::vector<http::FieldLimit> wire_limits(TellCustomerRequest const*) {
  return {{"body", {.min = 1, .max = 200'000}}};
}

struct PublishRequest {
  std::optional<std::string> body;
};
BOOST_DESCRIBE_STRUCT(PublishRequest, (), (body))
inline std::vector<http::FieldLimit> wire_limits(PublishRequest const*) {
  return {{"body", {.min = 1, .max = 200'000}}};
}

/// What `publishMessage` answers: the reply that the customer got.
struct PublishedView {
  tickets::MessageId message_id;
  tickets::TicketId ticket_id;
  std::string body;
};
BOOST_DESCRIBE_STRUCT(PublishedView, (), (message_id, ticket_id, body))

struct SyncLogQuery {
  std::optional<ServiceRequestId> service_request;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(SyncLogQuery, (), (service_request, limit))

struct SyncAttemptView {
  ServiceRequestId service_request_id;
  std::string direction;
  std::string kind;
  std::string outcome;
  std::string detail;
  std::string person_name;
  Time at;
};
BOOST_DESCRIBE_STRUCT(SyncAttemptView, (), (service_request_id, direction, kind, outcome, detail, person_name, at))

}  // namespace podpora::escalation
