#include "app/console_https.h"

#include "app/https.h"
#include "features/identity/permission.h"

namespace podpora::app {

using enum Permission;

void add_console_routes(http::Routes& r, Https const& h) {
  auto const& c = *h.console;
  r.get("listSnippets", "/api/v1/snippets", kTicketReply, c.snippets, &macros::SnippetHttp::list);
  r.post("addSnippet", "/api/v1/snippets", kTicketReply, c.snippets, &macros::SnippetHttp::add);
  r.put("changeSnippet", "/api/v1/snippets/{id}", kTicketReply, c.snippets, &macros::SnippetHttp::change);
  r.del("removeSnippet", "/api/v1/snippets/{id}", kTicketReply, c.snippets, &macros::SnippetHttp::remove);
  r.get("fillSnippets", "/api/v1/tickets/{id}/snippets", kTicketReply, c.snippets, &macros::SnippetHttp::fill);
  r.get("listMacros", "/api/v1/macros", kTicketReply, c.macros, &macros::MacroHttp::list);
  r.post("addMacro", "/api/v1/macros", kTicketReply, c.macros, &macros::MacroHttp::add);
  r.put("changeMacro", "/api/v1/macros/{id}", kTicketReply, c.macros, &macros::MacroHttp::change);
  r.del("removeMacro", "/api/v1/macros/{id}", kTicketReply, c.macros, &macros::MacroHttp::remove);
  r.post("runMacro", "/api/v1/macros/{id}/runs", kTicketReply, c.macros, &macros::MacroHttp::run);
  r.get("getPreferences", "/api/v1/preferences", http::Access::signed_in(), c.preferences,
        &identity::PreferenceHttp::get);
  r.put("setPreferences", "/api/v1/preferences", http::Access::signed_in(), c.preferences,
        &identity::PreferenceHttp::set);
  r.get("countTickets", "/api/v1/queue/count", kTicketRead, c.matching, &queue::MatchingHttp::count);
  r.post("changeMatching", "/api/v1/tickets/bulk/matching", kTicketReply, c.matching, &queue::MatchingHttp::change);
  r.post("undoChanges", "/api/v1/tickets/bulk/undo", kTicketReply, c.matching, &queue::MatchingHttp::undo,
         queue::kUndoBodyMax);
}

}  // namespace podpora::app
