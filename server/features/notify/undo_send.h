#pragma once

#include "features/notify/notify.h"

namespace podpora::notify {

inline constexpr std::int64_t kUndoSecondsUsual = 10;
inline constexpr std::int64_t kUndoSecondsMax = 30;

/// How long this person can take a reply back; none for the desk itself and for customers.
std::int64_t undo_seconds(storage::Transaction& tx, Actor const& actor);

/// Sets it for the acting person. kInvalid for less than 0 or more than 30.
Result<void> set_undo_seconds(storage::Transaction& tx, Actor const& actor, std::int64_t seconds);

/// What other features do when a reply was taken back, in the same transaction; `ticket` is as it is then.
using Withdrawn = std::function<void(storage::Transaction&, Actor const&, tickets::Ticket const& ticket,
                                     tickets::Message const& message)>;

/// Takes back a reply of which no mail was tried yet: its mails are not sent, the customer never sees the message, the
/// ticket is in the state before it. Which of undo and sending came first is decided in the database. Records
/// `mail.undone`. kNotFound; kConflict `already-sent` when a mail of it was tried, `nothing-to-undo` when there was
/// none.
Result<tickets::Message> undo_send(storage::Transaction& tx, tickets::Context const& context, Actor const& actor,
                                   tickets::MessageId message, Withdrawn const& withdrawn);

/// Sends a mail that failed for good once more, as new for its five days, with the same Message-ID. kNotFound;
/// kConflict `not-failed`. Records `mail.queued`.
Result<void> send_again(storage::Transaction& tx, audit::Context const& context, Actor const& actor, OutboxId id);

}  // namespace podpora::notify
