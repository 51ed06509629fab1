#include "app/routes.h"

#include "app/https.h"
#include "features/identity/permission.h"
#include "features/queue/http.h"
#include "features/queue/live_http.h"
#include "features/queue/search_http.h"
#include "features/queue/view_http.h"

namespace podpora::app {

using http::Access;
using enum Permission;

void add_queue_routes(http::Routes& r, Https const& h) {
  r.get("listTickets", "/api/v1/tickets", kTicketRead, *h.queue, &queue::Http::list);
  r.get("search", "/api/v1/search", kTicketRead, *h.search, &queue::SearchHttp::search);
  r.get("listViews", "/api/v1/views", kTicketRead, *h.views, &queue::ViewHttp::list);
  r.get("countViews", "/api/v1/views/counts", kTicketRead, *h.views, &queue::ViewHttp::counts);
  r.post("addView", "/api/v1/views", kTicketReply, *h.views, &queue::ViewHttp::add);
  r.put("changeView", "/api/v1/views/{id}", kTicketReply, *h.views, &queue::ViewHttp::change);
  r.del("removeView", "/api/v1/views/{id}", kTicketReply, *h.views, &queue::ViewHttp::remove);
  r.post("orderViews", "/api/v1/views/order", kTicketReply, *h.views, &queue::ViewHttp::order);
  r.get("listenToEvents", "/api/v1/events", kTicketRead, *h.live, &queue::LiveHttp::events);
  r.put("tellPresence", "/api/v1/tickets/{id}/presence", kTicketRead, *h.live, &queue::LiveHttp::tell);
}

}  // namespace podpora::app
