#include "features/mailboxes/mailbox.h"
#include "features/mailboxes/sign_in.h"

namespace podpora::mailboxes {

Trial try_settings(Context const& context, Settings const& settings) {
  try {
    mail::Interrupt const never;
    Tokens tokens;
    // Of a stored mailbox the fetcher keeps the refresh token that it has, which stays good: servers that replace one
    // accept the old one until it runs out.
    auto const session = sign_in(context, settings, never, tokens, [](std::string const&) {});
    auto const folder = session->select(settings.folder);
    session->logout();
    return {.ok = true, .error = {}, .messages = folder.exists};
  } catch (std::exception const& error) {
    return {.ok = false, .error = error.what(), .messages = 0};
  }
}

}  // namespace podpora::mailboxes
