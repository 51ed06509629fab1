#include "app/routes.h"

#include "app/console_https.h"
#include "app/https.h"
#include "features/identity/permission.h"
#include "features/queue/http.h"
#include "features/queue/live_http.h"
#include "features/queue/search_http.h"
#include "features/queue/snooze_http.h"
#include "features/queue/view_http.h"

namespace podpora::app {

using http::Access;
using enum Permission;

void add_queue_routes(http::Routes& r, Https const& h) {
  r.get("listTickets", "/api/v1/tickets", kTicketRead, *h.queue, &queue::Http::list);
  r.post("changeTickets", "/api/v1/tickets/bulk", kTicketReply, *h.queue, &queue::Http::change_many);
  r.post("takeNext", "/api/v1/tickets/take-next", kTicketReply, *h.queue, &queue::Http::take_next);
  r.get("search", "/api/v1/search", kTicketRead, *h.search, &queue::SearchHttp::search);
  r.get("listViews", "/api/v1/views", kTicketRead, *h.views, &queue::ViewHttp::list);
  r.get("countViews", "/api/v1/views/counts", kTicketRead, *h.views, &queue::ViewHttp::counts);
  r.post("addView", "/api/v1/views", kTicketReply, *h.views, &queue::ViewHttp::add);
  r.put("changeView", "/api/v1/views/{id}", kTicketReply, *h.views, &queue::ViewHttp::change);
  r.del("removeView", "/api/v1/views/{id}", kTicketReply, *h.views, &queue::ViewHttp::remove);
  r.post("orderViews", "/api/v1/views/order", kTicketReply, *h.views, &queue::ViewHttp::order);
  r.get("listenToEvents", "/api/v1/events", kTicketRead, *h.live, &queue::LiveHttp::events);
  r.get("getSnooze", "/api/v1/tickets/{id}/snooze", kTicketRead, *h.snooze, &queue::SnoozeHttp::get);
  r.put("snoozeTicket", "/api/v1/tickets/{id}/snooze", kTicketReply, *h.snooze, &queue::SnoozeHttp::put);
  r.del("wakeTicket", "/api/v1/tickets/{id}/snooze", kTicketReply, *h.snooze, &queue::SnoozeHttp::wake);
  r.get("getHistory", "/api/v1/tickets/{id}/history", kTicketRead, h.console->history, &queue::HistoryHttp::get);
  r.put("tellPresence", "/api/v1/tickets/{id}/presence", kTicketRead, *h.live, &queue::LiveHttp::tell);
}

}  // namespace podpora::app
