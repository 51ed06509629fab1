#pragma once

#include "features/clocks/keep_clocks.h"
#include "features/escalation/service_request.h"
#include "features/rulebook/rulebooks.h"

namespace podpora::escalation {

/// What the use cases need. `key` is the 32 bytes that entitlements are sealed with.
struct Context {
  tickets::Context tickets;
  rulebook::Rulebooks const& rulebooks;
  std::string_view key;
  clocks::ClockKeeper const& clocks;  ///< counts the upstream side's promise

  audit::Context const& audit() const { return tickets.audit; }
  entitlements::Context entitlements() const { return {tickets.audit, key}; }
};

struct NewServiceRequest {
  tickets::TicketId ticket;
  std::string vehicle;
  std::optional<entitlements::EntitlementId> entitlement;  ///< empty: the one that the decision would draw
};

/// Drafts from an allowed vehicle, with the decision, its inputs and what the packet can fill in by itself. Records
/// `service_request.drafted`. kNotFound; kConflict `service-not-set`, `vehicle-refused` (with a field for each reason).
Result<ServiceRequest> draft(storage::Transaction& tx, Context const& context, Actor const& actor,
                             NewServiceRequest request);

struct FieldValue {
  std::string name;
  std::string value;
};

struct PacketChange {
  ServiceRequestId request;
  std::vector<FieldValue> fields;
  std::optional<std::int64_t> version;  ///< of which the writer knows
};

/// Writes packet fields; a wrong value is kept and shown as a problem, so that nothing typed is lost. Records
/// `service_request.packet_changed`. kNotFound; kInvalid for a name that the packet does not have; kConflict
/// `service-request-sent`; kPreconditionFailed `stale`.
Result<ServiceRequest> complete_packet(storage::Transaction& tx, Context const& context, Actor const& actor,
                                       PacketChange change);

/// Sends by mail: queues it, draws from the entitlement, the ticket waits for the other side. Records
/// `service_request.sent`. kInvalid `packet-incomplete` with `/packet/<field>`; kConflict `checks-open` with
/// `/checks/<check>`, `vehicle-refused`, `service-request-sent`, `wrong-transport`, `entitlement-exhausted`.
Result<ServiceRequest> send(storage::Transaction& tx, Context const& context, Actor const& actor,
                            ServiceRequestId request);

struct HandOver {
  ServiceRequestId request;
  std::string upstream_number;
};

/// The same for one that a person has filed at the other side: its number was typed in.
Result<ServiceRequest> hand_over(storage::Transaction& tx, Context const& context, Actor const& actor, HandOver done);

struct StepTaken {
  ServiceRequestId request;
  Step step{Step::kWithdraw};
  std::string reason;  ///< needed to withdraw, decline and return
};

/// A step that a person takes or learns of, other than sending and answering. Withdrawing and declining give back what
/// was drawn. Records `service_request.<state>`. kConflict `step-not-allowed`; kInvalid at `/reason`.
Result<ServiceRequest> take_step(storage::Transaction& tx, Context const& context, Actor const& actor, StepTaken step);

/// What came back from the other side.
struct UpstreamAnswer {
  ServiceRequestId request;
  std::string from;  ///< address
  std::string from_name;
  std::string text;
  std::string quoted;
  std::optional<std::int64_t> mail_id;
  std::vector<tickets::NewAttachment> attachments;
};

/// Appends it to the ticket, for agents only; the request is answered (one that is over keeps its state) and the
/// ticket asks for attention. Records `service_request.answered`. kNotFound.
Result<tickets::Message> upstream_answer(storage::Transaction& tx, Context const& context, Actor const& actor,
                                         UpstreamAnswer answer);

/// Tells the customer what the other side said, as the actor's reply: in the body's words when given. Records
/// `message.published`. kNotFound; kConflict `not-upstream`.
Result<tickets::Message> publish(storage::Transaction& tx, Context const& context, Actor const& actor,
                                 tickets::MessageId message, std::optional<std::string> body);

/// The request that was handed over by hand and whose upstream number stands in the text, when the sender's mail domain
/// belongs to that upstream side. Empty when there is none, or more than one.
std::optional<ServiceRequestId> find_by_upstream_number(storage::Transaction& tx, DeskId desk,
                                                        std::string_view sender_domain, std::string_view text);

}  // namespace podpora::escalation
