#pragma once

#include "features/claims/claim_rules.h"
#include "features/rulebook/rulebooks.h"

#include <functional>
#include <memory>

namespace podpora::claims {

/// What later features do in the same transaction. `app/` fills it in; may be empty.
struct Hooks {
  /// Somebody should look at the claim: its deadline nears or is over, or the vendor's time to answer is.
  std::function<void(storage::Transaction&, Actor const&, Claim const&, Standing)> remind;
};

/// What the use cases need.
struct Context {
  audit::Context audit;
  rulebook::Rulebooks const& rulebooks;
  Hooks const& hooks;
};

/// The desk's rule for the claim: by the rules of now, or of the day on which it was filed. `rule` is null where none
/// is stated; it is part of `rulebook`.
struct RuleInForce {
  std::shared_ptr<rulebook::Rulebook const> rulebook;
  rulebook::Edition const* edition{nullptr};
  rulebook::CreditClaim const* rule{nullptr};
};
RuleInForce rule_for(storage::Transaction& tx, Context const& context, DeskId desk, Claim const& claim);

/// From a ticket, or for a customer.
struct NewClaim {
  std::optional<tickets::TicketId> ticket_id{};
  std::optional<customers::CustomerId> customer_id{};
  std::string service{};  ///< empty: the ticket's
  std::string title{};    ///< empty: the health issue's, or the ticket's subject
  std::optional<Time> incident_from{};
  std::optional<Time> incident_to{};
  std::string billing_month{};  ///< empty: the month of the incident
};

/// Starts a draft, filled with what ticket, customer, subscription and health issue know. kNotFound; kInvalid
/// `/service`, `/title`, `/incident_from`, `/incident_to`, `/billing_month`; kConflict `ticket-without-customer`,
/// `no-claim-rule` where no rule says how a credit for that service is claimed in the customer's cloud, `claim-exists`
/// when the ticket has one for the service that is not withdrawn. Records `claim.started`.
Result<Claim> start_claim(storage::Transaction& tx, Context const& context, Actor const& actor, NewClaim const& wanted);

struct ClaimChange {
  ClaimId id;
  std::optional<std::int64_t> version{};  ///< of which the writer knows
  Fields fields{};
  std::optional<std::string> title{};
  std::optional<tickets::TicketId> ticket_id{};
  std::optional<customers::SubscriptionId> subscription_id{};
  std::optional<Time> incident_from{};
  std::optional<Time> incident_to{};
  std::optional<std::string> billing_month{};
};

/// Writes what is given; a wrong value of a field is kept and shown as a problem. The deadline is counted anew, and a
/// claim that was ready and no longer is complete becomes a draft. kNotFound; kInvalid as `start_claim`, `/fields/NAME`
/// for one that the packet does not have, `/ticket_id`, `/subscription_id` of another customer; kPreconditionFailed
/// `stale`; kConflict `claim-step-not-allowed`. Records `claim.changed`.
Result<Claim> change_claim(storage::Transaction& tx, Context const& context, Actor const& actor,
                           ClaimChange const& change);

/// The values that the packet carries: what was written, and what is counted from the claim itself.
Fields packet_values(rulebook::CreditClaim const& rule, Claim const& claim);

/// What keeps the claim from being filed, by the rule; nothing when there is no rule.
std::vector<FieldError> missing_of(storage::Transaction& tx, DeskId desk, RuleInForce const& rule, Claim const& claim);

/// A proof from the claim's ticket, which keeps the words or the file as they are now. Its origin is the address of
/// whoever wrote the message. Exactly one of the two is given.
struct TicketEvidence {
  ClaimId claim;
  std::string kind;
  std::optional<tickets::MessageId> message{};
  std::optional<tickets::AttachmentId> attachment{};
};
/// kNotFound; kInvalid `/kind` for one that the rule does not know, `/message_id`, `/attachment_id` for what is not of
/// this ticket or not to be seen by its customer; kConflict `claim-step-not-allowed` once it was answered. Records
/// `claim.evidence_added`.
Result<Evidence> add_ticket_evidence(storage::Transaction& tx, Context const& context, Actor const& actor,
                                     TicketEvidence const& added);

/// A file whose content is in the blob store already, same transaction; `origin`: who or which host it came from.
struct FileEvidence {
  ClaimId claim;
  std::string kind;
  std::string origin;
  tickets::NewAttachment file;
};
Result<Evidence> add_file_evidence(storage::Transaction& tx, Context const& context, Actor const& actor,
                                   FileEvidence const& added);

/// Takes a proof away while the claim is not filed. kNotFound; kConflict `claim-step-not-allowed`. Records
/// `claim.evidence_removed`.
Result<Claim> remove_evidence(storage::Transaction& tx, Context const& context, Actor const& actor, ClaimId claim,
                              EvidenceId id);

/// Somebody looked the packet through. kNotFound; kInvalid `claim-incomplete` with everything that is missing;
/// kConflict `claim-step-not-allowed`. Records `claim.ready`.
Result<Claim> make_ready(storage::Transaction& tx, Context const& context, Actor const& actor, ClaimId id);

struct Filing {
  ClaimId id;
  std::string vendor_number;
  bool through_provider{false};  ///< our indirect provider filed it
  std::string late_reason{};
};
/// Notes that it was filed. kNotFound; kInvalid `claim-incomplete` with everything that is missing, `/vendor_number`,
/// `/late_reason` without one after the deadline; kConflict `claim-through-provider` when the program does not let this
/// desk file, `claim-step-not-allowed`. Records `claim.filed`.
Result<Claim> file_claim(storage::Transaction& tx, Context const& context, Actor const& actor, Filing const& filing);

struct Answer {
  ClaimId id;
  ClaimState as{ClaimState::kAccepted};  ///< accepted, partly, refused
  std::optional<Money> amount{};         ///< not with refused
  std::string text{};                    ///< the vendor's words; needed for partly and refused
};
/// Notes the vendor's answer; a later one replaces it until the customer has the credit. kNotFound; kInvalid `/as`,
/// `/amount`, `/text`; kConflict `claim-step-not-allowed`. Records `claim.answered`.
Result<Claim> answer_claim(storage::Transaction& tx, Context const& context, Actor const& actor, Answer const& answer);

struct PassOn {
  ClaimId id;
  std::optional<Money> amount{};  ///< empty: what was accepted
  std::string reason{};           ///< needed for less than that, or another currency
};
/// Makes the one line that credits the customer, under the agreement that ruled the request. kNotFound; kInvalid
/// `/amount/minor`, `/amount/currency`, `/reason`; kConflict `claim-step-not-allowed`, also when it was passed on
/// meanwhile. Records `claim.passed_on`.
Result<Claim> pass_on(storage::Transaction& tx, Context const& context, Actor const& actor, PassOn const& wanted);

/// Undoes that while no invoice has the line: it becomes void. kNotFound; kConflict `charge-invoiced`,
/// `claim-step-not-allowed`. Records `claim.taken_back`.
Result<Claim> take_back(storage::Transaction& tx, Context const& context, Actor const& actor, ClaimId id);

/// Ends it. Withdrawing needs a reason, and so does closing one whose amount the customer does not get. kNotFound;
/// kInvalid `/reason`; kConflict `claim-step-not-allowed`. Record `claim.withdrawn`, `claim.closed`.
Result<Claim> withdraw_claim(storage::Transaction& tx, Context const& context, Actor const& actor, ClaimId id,
                             std::string const& reason);
Result<Claim> close_claim(storage::Transaction& tx, Context const& context, Actor const& actor, ClaimId id,
                          std::string const& reason);

/// Whether contacts see state and amount. Records `claim_settings.set`.
void set_settings(storage::Transaction& tx, Context const& context, Actor const& actor, Settings const& settings);

/// The job that `remind` answers, and putting it into the queue for the times at which a claim needs a look.
inline constexpr char const* kRemindJob = "claims.remind";
void schedule_reminders(storage::Transaction& tx, Context const& context, DeskId desk, Claim const& claim);

/// Looks at every claim of the desk that waits for somebody and tells of each stage once a date. Each in a transaction
/// of its own; running it again tells nothing. Records `claim.reminded`.
void remind(storage::Database& database, Context const& context, DeskId desk);

/// Writes the fields of a packet as they are stored, and reads them.
std::string fields_json(Fields const& fields);
Fields parse_fields(std::string const& json);

}  // namespace podpora::claims
