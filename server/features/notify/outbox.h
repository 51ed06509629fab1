#pragma once

#include "features/tickets/ticket.h"
#include "platform/base/clock.h"
#include "platform/base/id.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace podpora::notify {

struct OutboxTag {
  static constexpr std::string_view prefix = "out";
};
using OutboxId = Id<OutboxTag>;

/// An agent's words to the customer, a receipt, a mail to an upstream side, what the desk says by itself, or a text
/// that its author tries out, or a warning that a deadline nears.
enum class Purpose : std::uint8_t { kReply, kAcknowledgement, kUpstream, kNotice, kTest, kWarning };
BOOST_DESCRIBE_ENUM(Purpose, kReply, kAcknowledgement, kUpstream, kNotice, kTest, kWarning)

/// Queued until `send_after`; sending from the claim to the answer; sent or failed for good; or taken back in time.
enum class SendState : std::uint8_t { kQueued, kSending, kSent, kFailed, kUndone };
BOOST_DESCRIBE_ENUM(SendState, kQueued, kSending, kSent, kFailed, kUndone)

/// One mail to one recipient, as it was decided on. Its Message-ID is the same on every try.
struct OutboxMail {
  OutboxId id;
  Purpose purpose{Purpose::kReply};
  tickets::TicketId ticket_id;
  std::optional<std::int64_t> service_request_id;
  std::string recipient;
  std::string recipient_name;
  std::string sender;
  std::string sender_name;
  std::string reply_address;  ///< with its signed token
  std::string message_id;
  std::string earlier_ids;  ///< of the conversation, oldest first, separated by blanks
  std::string subject;
  std::string body;  ///< Markdown, as it is read as text
  SendState state{SendState::kQueued};
  std::int64_t attempts{0};
  std::string last_error;
  Time created_at;
  std::optional<Time> sent_at;
  std::optional<tickets::MessageId> message_ref;  ///< the ticket's message that it carries
  Time send_after;                                ///< no try before it
  std::string history;                            ///< what was said before, quoted, as text
  std::string state_before;                       ///< of the ticket, for taking the reply back
  std::string markup;                             ///< the body to be shown as Markdown, where it is another
};
BOOST_DESCRIBE_STRUCT(OutboxMail, (),
                      (id, purpose, ticket_id, service_request_id, recipient, recipient_name, sender, sender_name,
                       reply_address, message_id, earlier_ids, subject, body, state, attempts, last_error, created_at,
                       sent_at, message_ref, send_after, history, state_before, markup))

}  // namespace podpora::notify
