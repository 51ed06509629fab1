#pragma once

#include "features/mailboxes/mailbox.h"
#include "platform/mail/oauth_token.h"

#include <functional>
#include <memory>
#include <string>

namespace podpora::mailboxes {

/// Keeps access tokens fresh across the sessions of one fetcher; empty with a password, and at first.
using Tokens = std::unique_ptr<mail::OAuthTokens>;

/// Opens a session with the mailbox's server; `settings` are open. With XOAUTH2 it asks for a token first, unless
/// `tokens` still holds a good one; a refresh token that was replaced is given to `renewed` before the session begins.
/// Throws ImapError, kSignIn with the token server's words too.
std::unique_ptr<mail::ImapSession> sign_in(Context const& context, Settings const& settings,
                                           mail::Interrupt const& interrupt, Tokens& tokens,
                                           std::function<void(std::string const&)> const& renewed);

}  // namespace podpora::mailboxes
