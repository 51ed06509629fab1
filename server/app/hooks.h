#pragma once

#include "app/app.h"
#include "features/calendars/change_calendar.h"
#include "features/clocks/keep_clocks.h"
#include "features/identity/invitation.h"
#include "features/intake/intake.h"
#include "features/tickets/ticket.h"

namespace podpora::app {

/// What later features do in the transaction of a ticket's change: clocks run, mail is queued. The parts may still be
/// under construction; they are used when a hook runs.
tickets::Hooks make_ticket_hooks(App::Parts& parts);

/// What changing calendars needs of the outside, and what a change does to deadlines.
calendars::Context make_calendars(App::Parts& parts);

/// Mails a warning about a deadline to one of the desk's people, in that person's language.
clocks::MailWarning make_warning_mail(App::Parts& parts);

/// Confirms to a contact which offer they accepted, where the desk wants that and mail reaches them.
std::function<void(storage::Transaction&, DeskId, offers::Agreement const&)> make_acceptance_mail(App::Parts& parts);

/// Mails somebody the link by which they become an agent; false where the desk has no address to write from.
std::function<bool(storage::Transaction&, Actor const&, identity::Invitation const&, std::string const&)>
make_invitation_mail(App::Parts& parts);

/// Where mail goes that is not a customer's, and how a new request by mail is acknowledged.
intake::Hooks make_intake_hooks(App::Parts& parts);

/// What the agreement in force lets a contact expect: hours, targets, the page that says more; in their language.
std::vector<std::string> promises_for(App::Parts const& parts, storage::Transaction& tx, DeskId desk,
                                      tickets::Ticket const& ticket);

}  // namespace podpora::app
