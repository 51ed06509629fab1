#include "features/mailboxes/sign_in.h"

#include "features/intake/http.h"
#include "platform/http/public_address.h"

#include <algorithm>

namespace podpora::mailboxes {

namespace {

constexpr auto kCommandMaxTime = std::chrono::seconds{60};

mail::ImapSecurity security_of(Security security) {
  switch (security) {
    case Security::kStarttls:
      return mail::ImapSecurity::kStartTls;
    case Security::kNone:
      return mail::ImapSecurity::kNone;
    case Security::kTls:
      break;
  }
  return mail::ImapSecurity::kTls;
}

std::string words_of(Error const& error) {
  for (auto const& arg : error.args)
    if (auto const* text = std::get_if<std::string>(&arg.value); arg.name == "detail" && text) return *text;
  return error.code;
}

std::string access_token(Context const& context, Settings const& settings, Tokens& tokens,
                         std::function<void(std::string const&)> const& renewed) {
  if (!tokens) {
    mail::OAuthClient client{.token_url = settings.token_url,
                             .client_id = settings.client_id,
                             .client_secret = settings.secret,
                             .refresh_token = settings.refresh_token,
                             .scope = settings.scope,
                             .ca_file = context.ca_file,
                             .may_connect = rule_of(context)};
    tokens = std::make_unique<mail::OAuthTokens>(std::move(client), context.intake.tickets.audit.clock);
  }
  auto const token = tokens->token();
  if (token.has_error()) throw mail::ImapError(mail::ImapError::Kind::kSignIn, words_of(token.error()));
  if (auto const now = tokens->refresh_token(); now != settings.refresh_token) renewed(now);
  return *token;
}

}  // namespace

mail::ConnectRule rule_of(Context const& context) {
  return [&networks = context.private_networks](sockaddr const& address) {
    if (http::is_public_address(address)) return true;
    return std::ranges::any_of(networks, [&](auto const& network) { return http::contains(network, address); });
  };
}

std::unique_ptr<mail::ImapSession> sign_in(Context const& context, Settings const& settings,
                                           mail::Interrupt const& interrupt, Tokens& tokens,
                                           std::function<void(std::string const&)> const& renewed) {
  mail::ImapLogin login{.host = settings.host,
                        .port = static_cast<std::uint16_t>(settings.port),
                        .security = security_of(settings.security),
                        .user = settings.username,
                        .ca_file = context.ca_file,
                        .may_connect = rule_of(context)};
  if (settings.sign_in == SignIn::kPassword) {
    login.password = settings.secret;
  } else {
    login.access_token = access_token(context, settings, tokens, renewed);
  }
  // One literal is a whole message, of which the server may have told a size a little too small.
  constexpr std::size_t kLiteralMax = intake::kMailMax + (1 << 20);
  return std::make_unique<mail::ImapSession>(mail::open_imap(login, interrupt), kCommandMaxTime, kLiteralMax);
}

}  // namespace podpora::mailboxes
