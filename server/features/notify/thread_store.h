#pragma once

#include "features/tickets/ticket.h"
#include "platform/storage/database.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

namespace podpora::notify {

struct SenderTag {
  static constexpr std::string_view prefix = "snd";
};
using SenderId = Id<SenderTag>;

/// A face of the desk in mail: a brand, with an address of its own.
struct Sender {
  SenderId id;
  std::string name;          ///< for agents
  std::string address;       ///< lower case
  std::string display_name;  ///< what recipients read
  std::string reply_base;    ///< the address to which answers go, before the token is put into it
};
BOOST_DESCRIBE_STRUCT(Sender, (), (id, name, address, display_name, reply_base))

/// True for the sender's address and the one for answers, with or without anything behind a plus.
bool is_address_of(Sender const& sender, std::string const& address);

/// Who the desk is in one mail. There is none until a manager sets it.
struct MailIdentity {
  SenderId sender_id;
  std::string address;
  std::string display_name;
  std::string reply_base;
  std::string signing_key;  ///< 256 bit, base64url: signs reply addresses, never leaves the server; one a desk
};
BOOST_DESCRIBE_STRUCT(MailIdentity, (), (sender_id, address, display_name, reply_base, signing_key))

/// The default.
std::optional<MailIdentity> find_identity(storage::Transaction& tx, DeskId desk);
/// Makes the sender the desk's default, with its signing key.
void put_identity(storage::Transaction& tx, DeskId desk, Sender const& sender, std::string const& signing_key,
                  Time now);

/// What a mail belongs to: a ticket, or one of its service requests.
struct ThreadRef {
  tickets::TicketId ticket_id;
  std::optional<std::int64_t> service_request_id;

  bool operator==(ThreadRef const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ThreadRef, (), (ticket_id, service_request_id))

/// Who writes about the ticket: the sender that was chosen for it, else the default.
std::optional<MailIdentity> identity_of_ticket(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);

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
