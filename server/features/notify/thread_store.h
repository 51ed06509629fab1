#pragma once

#include "features/tickets/ticket.h"
#include "platform/storage/database.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

namespace podpora::notify {

/// Who the desk is in mail. There is none until a manager sets it.
struct MailIdentity {
  std::string address;
  std::string display_name;
  std::string signing_key;  ///< 256 bit, base64url: signs reply addresses, never leaves the server
};
BOOST_DESCRIBE_STRUCT(MailIdentity, (), (address, display_name, signing_key))

std::optional<MailIdentity> find_identity(storage::Transaction& tx, DeskId desk);
void put_identity(storage::Transaction& tx, DeskId desk, MailIdentity const& identity, Time now);

/// What a mail belongs to: a ticket, or one of its service requests.
struct ThreadRef {
  tickets::TicketId ticket_id;
  std::optional<std::int64_t> service_request_id;

  bool operator==(ThreadRef const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ThreadRef, (), (ticket_id, service_request_id))

enum class Origin { kOwn, kForeign };

/// Notes the Message-ID of a mail of the conversation; an id that is known already stays as it is.
void note_message_id(storage::Transaction& tx, DeskId desk, std::string const& message_id, ThreadRef const& ref,
                     Origin origin, Time now);

/// The conversation of a mail that this desk itself sent, by its Message-ID.
std::optional<ThreadRef> find_thread(storage::Transaction& tx, DeskId desk, std::string const& message_id);

/// The conversation of any mail that is known, whoever sent it: for old mail that is imported only, since anybody can
/// name a foreign id.
std::optional<ThreadRef> find_any_thread(storage::Transaction& tx, DeskId desk, std::string const& message_id);

/// The latest ids of the ticket's conversation with its customer, or with the service request's upstream, oldest first.
std::vector<std::string> message_ids_of(storage::Transaction& tx, DeskId desk, ThreadRef const& ref, int limit);

}  // namespace podpora::notify
