#pragma once

#include "features/notify/thread_store.h"

#include <optional>
#include <string>
#include <vector>

namespace podpora::notify {

/// Those that write mail, in the order of adding.
std::vector<Sender> senders_of(storage::Transaction& tx, DeskId desk);
/// Also one that was removed: answers to its mail still come.
std::vector<Sender> senders_ever(storage::Transaction& tx, DeskId desk);
std::optional<Sender> find_sender(storage::Transaction& tx, DeskId desk, SenderId id);

void put_sender(storage::Transaction& tx, DeskId desk, Sender const& sender, Time now);
void set_removed(storage::Transaction& tx, DeskId desk, SenderId id, Time now);
void set_default_sender(storage::Transaction& tx, DeskId desk, SenderId id);

/// The one that was chosen for the ticket, as long as it writes mail.
std::optional<SenderId> chosen_sender(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);
void put_chosen_sender(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket, SenderId sender);

std::optional<std::string> find_signature(storage::Transaction& tx, DeskId desk, SenderId sender,
                                          std::string const& language);
/// An empty body takes the signature away.
void put_signature(storage::Transaction& tx, DeskId desk, SenderId sender, std::string const& language,
                   std::string const& body);

}  // namespace podpora::notify
