#pragma once

#include "app/app.h"
#include "features/portal/sign_in_link.h"
#include "features/satisfaction/ask.h"

namespace podpora::app {

/// Mails a planned question when its time has come; a bad answer is noted on the request and mailed to its assignee.
satisfaction::Hooks make_satisfaction_hooks(App::Parts& parts);

/// Mails a contact the link that signs in.
portal::MailLink make_link_mail(App::Parts& parts);

/// What an agent did to a ticket is told to its contact; what follows from the contact's own mail is not. The question
/// whether all was well goes with the mail that says so where the desk's words have a place for it, else by a mail of
/// its own.
void tell_of_state(App::Parts const& parts, storage::Transaction& tx, Actor const& actor, tickets::Ticket const& before,
                   tickets::Ticket const& after, std::optional<satisfaction::Asked> const& asked);

}  // namespace podpora::app
