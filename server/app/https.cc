#include "app/https.h"

#include "app/parts.h"
#include "platform/base/embedded.h"

namespace podpora::app {

Https::Https(App::Parts& parts)
    : identity(parts.ports.database, parts.audit,
               {.secure_cookie = parts.options.public_url.starts_with("https://"),
                .trusted_proxies = parts.options.trusted_proxies}),
      customers(parts.ports.database, parts.audit),
      rulebook(parts.ports.database, parts.rulebooks, parts.audit),
      calendars(parts.ports.database),
      offers(parts.ports.database, parts.audit),
      entitlements(parts.ports.database, parts.rulebooks, parts.entitlements),
      tickets(parts.ports.database, *parts.blobs, parts.tickets),
      portal(parts.ports.database, parts.tickets),
      access(parts.ports.database, parts.audit),
      clocks(parts.ports.database),
      diagnosis(parts.ports.database, *parts.blobs, parts.diagnosis),
      health(parts.ports.database, {parts.diagnosis, parts.tickets}),
      known_issues(parts.ports.database, {parts.diagnosis, parts.tickets}),
      knowledge(parts.ports.database, {parts.audit, parts.rulebooks}),
      charges(parts.ports.database, parts.audit),
      routing(parts.ports.database, parts.rulebooks, parts.ports.clock),
      delegation(parts.ports.database, parts.rulebooks, parts.audit),
      escalation(parts.ports.database, parts.escalation),
      plans(parts.ports.database, parts.rulebooks, parts.ports.clock),
      notify(parts.ports.database, parts.tickets,
             [&parts](auto& tx, auto const& actor, auto const& ticket, auto const& message) {
               parts.clocks.on_withdrawn(tx, actor, ticket, message);
             }),
      intake(parts.intake),
      people(parts.ports.database, parts.audit),
      mailboxes(parts.mailboxes),
      insight(parts.ports.database, parts.audit),
      queue(parts.ports.database),
      operations(parts.ports.database, parts.ports.clock),
      mail_frame(embedded_files()) {}

}  // namespace podpora::app
