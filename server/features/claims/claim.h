#pragma once

#include "features/charges/charge.h"

namespace podpora::claims {

struct ClaimTag {
  static constexpr std::string_view prefix = "clm";
};
struct EvidenceTag {
  static constexpr std::string_view prefix = "cev";
};
using ClaimId = Id<ClaimTag>;
using EvidenceId = Id<EvidenceTag>;

/// Draft while the packet is put together; ready once a person looked it through; filed; answered in one of three ways;
/// credited when the customer got it; or over.
enum class ClaimState : std::uint8_t {
  kDraft,
  kReady,
  kFiled,
  kAccepted,
  kPartly,
  kRefused,
  kCredited,
  kClosed,
  kWithdrawn,
};
BOOST_DESCRIBE_ENUM(ClaimState, kDraft, kReady, kFiled, kAccepted, kPartly, kRefused, kCredited, kClosed, kWithdrawn)

/// A credit for an outage that is claimed from the vendor. Times are UTC; so are the ends of months.
struct Claim {
  ClaimId id;
  customers::CustomerId customer_id;
  std::optional<tickets::TicketId> ticket_id;
  std::optional<customers::SubscriptionId> subscription_id;
  std::string service;  ///< rulebook service code
  std::string title;
  ClaimState state{ClaimState::kDraft};
  Time incident_from;
  std::optional<Time> incident_to;
  std::string billing_month;     ///< `2026-10`: the month whose end the deadline counts from
  std::optional<Time> deadline;  ///< the first instant that is too late; empty where no rule says
  Time due_at;                   ///< when somebody should look: the deadline, the answer's day, or far away
  std::string fields;            ///< packet: JSON object, name to value
  std::string vendor_number;     ///< of the vendor's case, once filed
  std::optional<Time> filed_at;
  std::string filed_by;
  bool through_provider{false};    ///< filed by the indirect provider, not by us
  std::string late_reason;         ///< why it was filed after the deadline
  std::optional<Time> answer_due;  ///< when the vendor means to have answered
  std::int64_t accepted_minor{0};
  std::string currency;  ///< of what was accepted
  std::string answer;    ///< the vendor's words
  std::optional<Time> answered_at;
  std::optional<ClaimState> answered_as;       ///< accepted, partly or refused; stays when the credit is passed on
  std::optional<charges::ChargeId> charge_id;  ///< the line that credits the customer
  std::int64_t passed_count{0};                ///< how often it was passed on, those taken back too
  std::int64_t passed_minor{0};
  std::string passed_currency;
  std::string pass_reason;  ///< why less, or another currency
  std::string end_reason;   ///< why it was withdrawn or closed
  std::optional<PersonId> created_by_id;
  std::string created_by;
  Time created_at;
  Time updated_at;
  std::int64_t version{1};

  bool operator==(Claim const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Claim, (),
                      (id, customer_id, ticket_id, subscription_id, service, title, state, incident_from, incident_to,
                       billing_month, deadline, due_at, fields, vendor_number, filed_at, filed_by, through_provider,
                       late_reason, answer_due, accepted_minor, currency, answer, answered_at, answered_as, charge_id,
                       passed_count, passed_minor, passed_currency, pass_reason, end_reason, created_by_id, created_by,
                       created_at, updated_at, version))

/// A proof: a message of the ticket as it was, or a file. `origin` is the address or host that it came from.
struct Evidence {
  EvidenceId id;
  ClaimId claim_id;
  std::string kind;  ///< name of the rule's evidence: `impact`, `request` …
  std::string name;
  std::string origin;
  std::optional<tickets::MessageId> message_id;
  std::string text;  ///< of a message; empty for a file
  std::string media_type;
  std::string sha256;  ///< of a file, in the blob store; empty for a message
  std::int64_t size{0};
  std::string added_by;
  Time added_at;
};
BOOST_DESCRIBE_STRUCT(Evidence, (),
                      (id, claim_id, kind, name, origin, message_id, text, media_type, sha256, size, added_by,
                       added_at))

/// What a desk decides about its claims.
struct Settings {
  bool portal{false};  ///< contacts see state and amount of their company's claims

  bool operator==(Settings const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Settings, (), (portal))

}  // namespace podpora::claims
