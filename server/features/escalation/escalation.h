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
  std::string reason;                                      ///< why not the recommended vehicle
};

/// Drafts from an allowed vehicle, with the decision, its inputs and what the packet can fill in by itself. Records
/// `service_request.drafted`. kNotFound; kConflict `service-not-set`, `vehicle-refused` (with a field for each reason);
/// kInvalid at `/reason` when another vehicle than the recommended one is taken without saying why.
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

/// Why the other side does not count a request.
enum class GiveBackCause : std::uint8_t { kDuplicate, kVendorBug };
BOOST_DESCRIBE_ENUM(GiveBackCause, kDuplicate, kVendorBug)

struct GivenBack {
  ServiceRequestId request;
  GiveBackCause cause{GiveBackCause::kDuplicate};
  std::string reason;  ///< `of case 2611…`
};

/// Gives back what was drawn, because the case turned out to be a duplicate or a bug of the vendor; the state stays.
/// Records `service_request.given_back`. kNotFound; kInvalid at `/reason`; kConflict `nothing-drawn`.
Result<ServiceRequest> give_back(storage::Transaction& tx, Context const& context, Actor const& actor, GivenBack given);

/// Which of the ticket's files go along: none unless chosen here. Records `service_request.attachments_chosen`.
/// kNotFound; kInvalid for a file of another ticket; kConflict `service-request-sent`.
Result<ServiceRequest> choose_attachments(storage::Transaction& tx, Context const& context, Actor const& actor,
                                          ServiceRequestId id, std::vector<tickets::AttachmentId> chosen);

/// A request that is open at an upstream side for the same customer and service: perhaps it is the same fault.
struct OpenElsewhere {
  tickets::Ticket ticket;
  ServiceRequest request;
};
/// Those of the ticket itself first, then of the customer's other tickets of that service, newest first.
std::vector<OpenElsewhere> open_for_same(storage::Transaction& tx, DeskId desk, tickets::Ticket const& ticket);

/// What a customer may be told once a request is sent: a proposal in the contact's language. kNotFound.
struct CustomerNote {
  std::string language;
  std::string body;
};
Result<CustomerNote> customer_note(storage::Transaction& tx, Context const& context, DeskId desk, ServiceRequestId id);

/// Tells the customer, as the actor's reply; the ticket goes on waiting for the other side. Records
/// `service_request.customer_told`. kNotFound; kInvalid at `/body`; kConflict `service-request-not-sent`.
Result<tickets::Message> tell_customer(storage::Transaction& tx, Context const& context, Actor const& actor,
                                       ServiceRequestId id, std::string const& body);

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
