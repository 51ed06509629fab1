#pragma once

#include "app/parts.h"
#include "features/identity/agent_http.h"
#include "features/identity/preference_http.h"
#include "features/macros/macro_http.h"
#include "features/macros/snippet_http.h"
#include "features/queue/history_http.h"
#include "features/queue/matching_http.h"

namespace podpora::app {

/// What the page of routes about an agent's own tools calls.
struct ConsoleHttps {
  explicit ConsoleHttps(App::Parts& parts)
      : snippets(parts.ports.database, parts.audit, parts.options.public_url),
        macros(parts.ports.database, {{parts.tickets, parts.rulebooks}, parts.options.public_url}),
        preferences(parts.ports.database),
        history(parts.ports.database),
        matching(parts.ports.database, parts.rulebooks, parts.tickets),
        agents(parts.ports.database, parts.audit) {}

  macros::SnippetHttp const snippets;
  macros::MacroHttp const macros;
  identity::PreferenceHttp const preferences;
  queue::HistoryHttp const history;
  queue::MatchingHttp const matching;
  identity::AgentHttp const agents;
};

/// The page of routes about what agents prepare and set for themselves.
void add_console_routes(http::Routes& r, Https const& h);

}  // namespace podpora::app
