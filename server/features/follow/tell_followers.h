#pragma once

#include "features/follow/follower.h"
#include "features/follow/notice.h"

#include <functional>

namespace podpora::follow {

/// Sends one notice by mail, too, in the same transaction. `app/` fills it in; it may be empty.
using MailNotice = std::function<void(storage::Transaction&, Actor const& by, tickets::Ticket const&,
                                      TicketNotice const&, Actor const& reader)>;

/// What telling followers needs.
struct Context {
  audit::Context audit;
  MailNotice mail;
};

/// Hook of tickets: whom an agent's note calls follows the ticket and is told so; who else follows is told that
/// somebody said something. Not the one who said it, nor who may not see the ticket or is gone; what the system notes
/// by itself is told to nobody.
void on_message(storage::Transaction& tx, Context const& context, Actor const& actor, tickets::Ticket const& ticket,
                tickets::Message const& message);

/// Hook of tickets: followers are told that a person resolved the ticket or opened it again.
void on_changed(storage::Transaction& tx, Context const& context, Actor const& actor, tickets::Ticket const& before,
                tickets::Ticket const& after);

}  // namespace podpora::follow
