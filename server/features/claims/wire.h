#pragma once

#include "features/claims/claim_store.h"
#include "features/claims/claims.h"
#include "features/rulebook/wire.h"
#include "platform/http/wire.h"

#include <boost/describe/class.hpp>

namespace podpora::claims {

/// A claim as lists show it.
struct ClaimRow {
  ClaimId id;
  std::string title;
  std::string service;
  std::string service_name;
  customers::CustomerId customer_id;
  std::string customer_name;
  std::optional<tickets::TicketId> ticket_id;
  std::optional<std::int64_t> ticket_number;
  ClaimState state{ClaimState::kDraft};
  Standing standing{Standing::kNoDeadline};
  Time incident_from;
  std::optional<Time> incident_to;
  std::optional<Time> deadline;  ///< the first instant that is too late
  std::optional<std::string> last_day;
  std::optional<Time> answer_due;
  std::string vendor_number;
  std::optional<Money> accepted;
  std::optional<Money> passed;
};
BOOST_DESCRIBE_STRUCT(ClaimRow, (),
                      (id, title, service, service_name, customer_id, customer_name, ticket_id, ticket_number, state,
                       standing, incident_from, incident_to, deadline, last_day, answer_due, vendor_number, accepted,
                       passed))

struct ClaimFieldView {
  std::string name;
  std::string label;
  rulebook::FieldKind kind{rulebook::FieldKind::kText};
  std::vector<std::string> choices;
  std::string value;
  bool required{false};
  bool fixed{false};                   ///< counted from the claim; cannot be written
  std::optional<std::string> problem;  ///< a sentence
};
BOOST_DESCRIBE_STRUCT(ClaimFieldView, (), (name, label, kind, choices, value, required, fixed, problem))

struct ClaimProofView {
  EvidenceId id;
  std::string kind;
  std::string name;
  std::string origin;
  bool own_domain{false};  ///< the origin is of the customer's own mail domain
  std::optional<tickets::MessageId> message_id;
  std::string text;
  bool is_file{false};
  std::int64_t size{0};
  std::string added_by;
  Time added_at;
};
BOOST_DESCRIBE_STRUCT(ClaimProofView, (),
                      (id, kind, name, origin, own_domain, message_id, text, is_file, size, added_by, added_at))

/// What has to be proved, with what proves it.
struct ClaimProofKind {
  std::string name;
  std::string label;
  bool required{false};
  bool own_domain{false};  ///< it must come from the customer's own mail domain
  std::optional<std::string> problem;
  std::vector<ClaimProofView> proofs;
};
BOOST_DESCRIBE_STRUCT(ClaimProofKind, (), (name, label, required, own_domain, problem, proofs))

struct ClaimEstimate {
  double uptime_percent{0};  ///< of the month, if all that was bought was down for the whole time
  std::int64_t credit_percent{0};
  rulebook::SourceView source;
};
BOOST_DESCRIBE_STRUCT(ClaimEstimate, (), (uptime_percent, credit_percent, source))

/// The line that credits the customer.
struct ClaimCharge {
  charges::ChargeId id;
  std::string text;
  bool invoiced{false};
  bool voided{false};
};
BOOST_DESCRIBE_STRUCT(ClaimCharge, (), (id, text, invoiced, voided))

/// Who may file by the rule, where a person files, and where that was read.
struct ClaimRule {
  std::string name;
  std::vector<rulebook::PartnerRole> filed_by;
  bool may_file{true};
  std::optional<std::string> link;
  std::optional<std::string> link_name;
  bool advisory{false};  ///< what explains the ticket is an advisory, and those do not qualify
  rulebook::SourceView source;
};
BOOST_DESCRIBE_STRUCT(ClaimRule, (), (name, filed_by, may_file, link, link_name, advisory, source))

struct ClaimView {
  ClaimRow claim;
  std::optional<ClaimRule> rule;  ///< null where none holds any more
  std::optional<customers::SubscriptionId> subscription_id;
  std::string billing_month;
  std::vector<ClaimFieldView> fields;
  std::vector<ClaimProofKind> proofs;
  std::vector<std::string> missing;  ///< sentences
  std::vector<ClaimStep> steps;      ///< that may be taken now
  std::optional<ClaimEstimate> estimate;
  std::optional<Time> filed_at;
  std::string filed_by;
  bool through_provider{false};
  std::string late_reason;
  std::string answer;
  std::optional<Time> answered_at;
  std::optional<ClaimCharge> charge;
  std::string pass_reason;
  std::string end_reason;
  std::string created_by;
  Time created_at;
  std::int64_t version{1};
};
BOOST_DESCRIBE_STRUCT(ClaimView, (),
                      (claim, rule, subscription_id, billing_month, fields, proofs, missing, steps, estimate, filed_at,
                       filed_by, through_provider, late_reason, answer, answered_at, charge, pass_reason, end_reason,
                       created_by, created_at, version))

/// For a customer `service`, `title` and `incident_from` are needed.
struct StartClaimRequest {
  std::optional<std::string> service;
  std::optional<std::string> title;
  std::optional<Time> incident_from;
  std::optional<Time> incident_to;
  std::optional<std::string> billing_month;
};
BOOST_DESCRIBE_STRUCT(StartClaimRequest, (), (service, title, incident_from, incident_to, billing_month))

struct ChangeClaimRequest {
  std::optional<std::map<std::string, std::string>> fields;
  std::optional<std::string> title;
  std::optional<tickets::TicketId> ticket_id;
  std::optional<customers::SubscriptionId> subscription_id;
  std::optional<Time> incident_from;
  std::optional<Time> incident_to;
  std::optional<std::string> billing_month;
};
BOOST_DESCRIBE_STRUCT(ChangeClaimRequest, (),
                      (fields, title, ticket_id, subscription_id, incident_from, incident_to, billing_month))

struct ClaimProofRequest {
  std::string kind;
  std::optional<tickets::MessageId> message_id;
  std::optional<tickets::AttachmentId> attachment_id;
};
BOOST_DESCRIBE_STRUCT(ClaimProofRequest, (), (kind, message_id, attachment_id))

struct FileClaimRequest {
  std::string vendor_number;
  std::optional<bool> through_provider;
  std::optional<std::string> late_reason;
};
BOOST_DESCRIBE_STRUCT(FileClaimRequest, (), (vendor_number, through_provider, late_reason))

enum class ClaimVerdict : std::uint8_t { kAccepted, kPartly, kRefused };
BOOST_DESCRIBE_ENUM(ClaimVerdict, kAccepted, kPartly, kRefused)

struct AnswerClaimRequest {
  ClaimVerdict as{ClaimVerdict::kAccepted};
  std::optional<Money> amount;
  std::optional<std::string> text;
};
BOOST_DESCRIBE_STRUCT(AnswerClaimRequest, (), (as, amount, text))

struct PassOnRequest {
  std::optional<Money> amount;  ///< what was accepted when absent
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(PassOnRequest, (), (amount, reason))

struct EndClaimRequest {
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(EndClaimRequest, (), (reason))

struct ClaimListQuery {
  std::optional<ClaimGroup> group;  ///< all when absent
  std::optional<ClaimId> cursor;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(ClaimListQuery, (), (group, cursor, limit))
inline std::vector<http::FieldLimit> wire_limits(ClaimListQuery const*) {
  return {{"limit", {.min = 1, .max = 100}}};
}

struct ClaimSettings {
  bool portal{false};
};
BOOST_DESCRIBE_STRUCT(ClaimSettings, (), (portal))

/// What a contact sees: that its company has a claim, where it stands, and what came of it.
struct PortalClaim {
  ClaimId id;
  std::string service_name;
  Time incident_from;
  std::optional<Time> incident_to;
  ClaimState state{ClaimState::kFiled};
  std::optional<Money> amount;  ///< once it is credited
};
BOOST_DESCRIBE_STRUCT(PortalClaim, (), (id, service_name, incident_from, incident_to, state, amount))

struct PortalClaims {
  std::vector<PortalClaim> items;
};
BOOST_DESCRIBE_STRUCT(PortalClaims, (), (items))

}  // namespace podpora::claims
