#pragma once

#include "features/audit/audit.h"
#include "features/customers/customer.h"
#include "features/rulebook/words.h"
#include "platform/base/clock.h"
#include "platform/base/id.h"
#include "platform/base/result.h"
#include "platform/storage/database.h"
#include "platform/tenancy/actor.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace podpora::tickets {

struct TicketTag {
  static constexpr std::string_view prefix = "tkt";
};
struct MessageTag {
  static constexpr std::string_view prefix = "msg";
};
struct AttachmentTag {
  static constexpr std::string_view prefix = "att";
};
using TicketId = Id<TicketTag>;
using MessageId = Id<MessageTag>;
using AttachmentId = Id<AttachmentTag>;

enum class State : std::uint8_t { kOpen, kWaitingCustomer, kWaitingUpstream, kResolved, kClosed };
BOOST_DESCRIBE_ENUM(State, kOpen, kWaitingCustomer, kWaitingUpstream, kResolved, kClosed)

enum class Channel : std::uint8_t { kMail, kPortal, kPhone };
BOOST_DESCRIBE_ENUM(Channel, kMail, kPortal, kPhone)

/// Who may read a message: the customer too, agents only, or agents and one upstream side.
enum class Visibility : std::uint8_t { kCustomer, kInternal, kUpstream };
BOOST_DESCRIBE_ENUM(Visibility, kCustomer, kInternal, kUpstream)

enum class AuthorKind : std::uint8_t { kAgent, kContact, kUpstream, kSystem };
BOOST_DESCRIBE_ENUM(AuthorKind, kAgent, kContact, kUpstream, kSystem)

/// Why a message to the customer is written: what stands around its words in the mail that carries it.
enum class Occasion : std::uint8_t { kAnswer, kHandedOver, kKnownIssue };

struct Ticket {
  TicketId id;
  std::int64_t number{0};
  std::string subject;
  State state{State::kOpen};
  Kind kind{Kind::kTechnical};
  Nature nature{Nature::kBreakFix};
  Severity severity{Severity::kC};
  std::string service;           ///< rulebook service code; empty until known
  std::string area;              ///< what of the service it is about: a rulebook area; empty until known
  std::string escalation_class;  ///< why it may go to the vendor: a code of the rulebook, chosen at diagnosis
  Channel channel{Channel::kMail};
  std::optional<customers::CustomerId> customer_id;
  std::optional<PersonId> contact_id;
  std::optional<customers::SubscriptionId> subscription_id;
  std::optional<PersonId> assignee_id;
  std::optional<std::int64_t> agreement_id;  ///< `agr_…`: in force when the ticket was opened
  std::string cause;                         ///< why it happened, once resolved
  Time opened_at;
  Time updated_at;
  std::optional<Time> resolved_at;
  std::int64_t version{1};
};
BOOST_DESCRIBE_STRUCT(Ticket, (),
                      (id, number, subject, state, kind, nature, severity, service, area, escalation_class, channel,
                       customer_id, contact_id, subscription_id, assignee_id, agreement_id, cause, opened_at,
                       updated_at, resolved_at, version))

struct Message {
  MessageId id;
  TicketId ticket_id;
  Visibility visibility{Visibility::kCustomer};
  AuthorKind author_kind{AuthorKind::kSystem};
  std::optional<PersonId> author_id;
  std::string author_name;
  std::string body;                                ///< what was written anew; Markdown when an agent wrote it
  std::string quoted;                              ///< folded history of a mail
  std::optional<std::int64_t> service_request_id;  ///< `srq_…`, with visibility upstream
  std::optional<std::int64_t> mail_id;             ///< the stored raw mail it came with
  Time created_at;
  Occasion occasion{Occasion::kAnswer};  ///< not stored: known while the message is being added
};
BOOST_DESCRIBE_STRUCT(Message, (),
                      (id, ticket_id, visibility, author_kind, author_id, author_name, body, quoted, service_request_id,
                       mail_id, created_at))

struct NewAttachment {
  std::string name;
  std::string media_type;
  std::string sha256;  ///< content already put into the blob store, same transaction
  std::int64_t size{0};
};

/// Whether a message moves its ticket's state as its author's would, or leaves it: the same words to many customers are
/// no question to one of them.
enum class Moves : std::uint8_t { kByAuthor, kNothing };

struct NewMessage {
  Visibility visibility{Visibility::kCustomer};
  AuthorKind author_kind{AuthorKind::kSystem};
  std::optional<PersonId> author_id;
  std::string author_name;
  std::string body;
  std::string quoted;
  std::optional<std::int64_t> service_request_id;
  std::optional<std::int64_t> mail_id;
  std::vector<NewAttachment> attachments;
  Moves moves{Moves::kByAuthor};
  Occasion occasion{Occasion::kAnswer};
};

struct NewTicket {
  std::string subject;
  Channel channel{Channel::kMail};
  Kind kind{Kind::kTechnical};
  Nature nature{Nature::kBreakFix};
  Severity severity{Severity::kC};
  std::string service;
  std::string area;
  std::optional<customers::CustomerId> customer_id;
  std::optional<PersonId> contact_id;
  std::optional<customers::SubscriptionId> subscription_id;
  NewMessage first;
};

/// What later features do in the same transaction. `app/` fills these in; each may be empty.
struct Hooks {
  std::function<void(storage::Transaction&, Actor const&, Ticket const&, Message const&)> opened;
  std::function<void(storage::Transaction&, Actor const&, Ticket const&, Message const&)> message_added;
  std::function<void(storage::Transaction&, Actor const&, Ticket const& before, Ticket const& after)> changed;
};

/// What the use cases of this feature need.
struct Context {
  audit::Context audit;
  Hooks const& hooks;
};

/// Opens a ticket with its first message, numbers it, ties it to the agreement in force, records `ticket.opened`.
/// In the caller's transaction. Checks nothing about the actor's rights.
Ticket open_ticket(storage::Transaction& tx, Context const& context, Actor const& actor, NewTicket ticket);

/// Appends a message and moves the state: a contact's message reopens (open), an agent's customer-visible one waits
/// for the customer, others leave it. Records `ticket.message_added`. kNotFound when the desk has no such ticket.
Result<Message> add_message(storage::Transaction& tx, Context const& context, Actor const& actor, TicketId ticket,
                            NewMessage message);

/// Sets the state and records `ticket.state_changed`; resolving stamps `resolved_at`, reopening clears it.
Result<Ticket> set_state(storage::Transaction& tx, Context const& context, Actor const& actor, TicketId ticket,
                         State state);

std::optional<Ticket> find_ticket(storage::Transaction& tx, DeskId desk, TicketId id);
std::optional<Ticket> find_ticket_by_number(storage::Transaction& tx, DeskId desk, std::int64_t number);
std::optional<Message> find_message(storage::Transaction& tx, DeskId desk, MessageId id);
/// In the order of writing.
std::vector<Message> messages_of(storage::Transaction& tx, DeskId desk, TicketId id);

}  // namespace podpora::tickets
