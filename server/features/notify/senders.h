#pragma once

#include "features/audit/audit.h"
#include "features/notify/thread_store.h"

#include <map>
#include <string>
#include <vector>

namespace podpora::notify {

/// What a manager sets of a sender.
struct SenderDraft {
  std::string name;  ///< for agents: the brand
  std::string address;
  std::string display_name;
  std::string reply_domain;                       ///< empty: the address's own
  std::map<std::string, std::string> signatures;  ///< by language; one that is not named stays as it is
};

/// Adds a face of the desk in mail, or changes one. The first one becomes the default. kInvalid `/address` (cannot be
/// sent to, or leaves no room for the token), `/reply_domain`, `/name`, `/display_name`, `/signatures/LANGUAGE`;
/// kConflict `sender-address-taken`; kNotFound. Records `mail_sender.set`.
Result<Sender> add_sender(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                          SenderDraft const& draft);
Result<Sender> change_sender(storage::Transaction& tx, audit::Context const& context, Actor const& actor, SenderId id,
                             SenderDraft const& draft);

/// It writes no more; answers to what it wrote still find their tickets, whose mail then comes from the default.
/// kConflict `sender-is-default`; kNotFound. Records `mail_sender.removed`.
Result<void> remove_sender(storage::Transaction& tx, audit::Context const& context, Actor const& actor, SenderId id);

/// The one that writes where nothing else is chosen. kNotFound. Records `mail_sender.made_default`.
Result<void> make_default(storage::Transaction& tx, audit::Context const& context, Actor const& actor, SenderId id);

/// Whose mail about the ticket comes from now on. kNotFound for the ticket, kInvalid `/sender_id`. Records
/// `ticket.sender_chosen`.
Result<void> choose_sender(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                           tickets::TicketId ticket, SenderId sender);

/// The same by the addresses that the ticket's first mail was sent to: the first that is a sender's. Nothing happens
/// where that is the default, or none.
void choose_by_address(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket,
                       std::vector<std::string> const& addresses);

}  // namespace podpora::notify
