#pragma once

#include "features/diagnosis/health.h"

#include <functional>

namespace podpora::diagnosis {

struct KnownIssueTag {
  static constexpr std::string_view prefix = "kni";
};
using KnownIssueId = Id<KnownIssueTag>;

enum class IssueState : std::uint8_t { kOpen, kResolved };
BOOST_DESCRIBE_ENUM(IssueState, kOpen, kResolved)

/// A fault that several customers have: one place for what we know and say of it.
struct KnownIssue {
  KnownIssueId id;
  std::string title;
  std::string description;  ///< for agents: cause, workaround
  std::string service;      ///< rulebook service code
  std::optional<HealthIssueId> health_issue_id;
  IssueState state{IssueState::kOpen};
  std::string cause;  ///< why it happened, once resolved
  std::string created_by;
  Time created_at;
  Time updated_at;
  std::optional<Time> resolved_at;
  std::int64_t version{1};
};
BOOST_DESCRIBE_STRUCT(KnownIssue, (),
                      (id, title, description, service, health_issue_id, state, cause, created_by, created_at,
                       updated_at, resolved_at, version))

/// One text that went to every linked customer, in the languages that were needed.
struct IssueUpdate {
  std::string en;
  std::string cs;
  std::int64_t recipients{0};
  std::string published_by;
  Time published_at;
};
BOOST_DESCRIBE_STRUCT(IssueUpdate, (), (en, cs, recipients, published_by, published_at))

/// Resolves one ticket of an issue under a cause, as resolving it by hand would.
using ResolveTicket =
    std::function<Result<void>(storage::Transaction&, Actor const&, tickets::TicketId, std::string const& cause)>;

/// What the use cases need besides the diagnosis: writing to customers is the tickets' affair.
struct IssueContext {
  Context diagnosis;
  tickets::Context tickets;
  ResolveTicket resolve{};  ///< empty: the cause is kept as it is written
};

struct NewKnownIssue {
  std::string title;
  std::string description;
  std::string service;
  std::optional<HealthIssueId> health_issue_id;
};

/// kInvalid at `/title` when empty, `/service` for one that no rules know, `/health_issue_id` for one of another desk.
/// Records `known_issue.opened`.
Result<KnownIssue> open_known_issue(storage::Transaction& tx, IssueContext const& context, Actor const& actor,
                                    NewKnownIssue issue);

/// Ties a ticket to the issue and answers the checks of its runbook that are answered from known issues, and from
/// service health where the issue has a record of it. Once more is no error. kNotFound; kConflict `ticket-restricted`
/// for a ticket that not everybody may see, `known-issue-resolved`. Records `known_issue.ticket_linked`.
Result<void> link_ticket(storage::Transaction& tx, IssueContext const& context, Actor const& actor, KnownIssueId issue,
                         tickets::TicketId ticket);

/// Unties it; what its runbook says stays. kNotFound. Records `known_issue.ticket_unlinked`.
Result<void> unlink_ticket(storage::Transaction& tx, IssueContext const& context, Actor const& actor,
                           KnownIssueId issue, tickets::TicketId ticket);

/// The texts of an update by language; empty where it is not given.
struct UpdateText {
  std::string en;
  std::string cs;
};

/// Writes the text to the contact of every linked ticket that is not finished, each in the contact's language, as a
/// message of its own ticket and so under its own number; the tickets keep their state. kInvalid at `/cs` or `/en` when
/// a linked customer needs that language. Records `known_issue.update_published`.
Result<IssueUpdate> publish_update(storage::Transaction& tx, IssueContext const& context, Actor const& actor,
                                   KnownIssueId issue, UpdateText const& text);

/// Publishes the last words, when there are any, and resolves the issue and every linked ticket that is not finished,
/// with the cause. kInvalid at `/cause` when empty, and as `publish_update`; kConflict `known-issue-resolved`. Records
/// `known_issue.resolved`.
Result<KnownIssue> resolve_known_issue(storage::Transaction& tx, IssueContext const& context, Actor const& actor,
                                       KnownIssueId issue, std::string const& cause, UpdateText const& text);

/// The linked tickets that the actor may see, in the order of linking.
std::vector<tickets::Ticket> linked_tickets(storage::Transaction& tx, Actor const& actor, KnownIssueId issue);

/// The language in which the ticket's contact is written to: the contact's own, else the customer's, else the desk's.
std::string language_of(storage::Transaction& tx, DeskId desk, tickets::Ticket const& ticket);

}  // namespace podpora::diagnosis
