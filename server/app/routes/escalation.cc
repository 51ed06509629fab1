#include "app/routes.h"

#include "app/https.h"
#include "features/escalation/http.h"
#include "features/escalation/plan_http.h"
#include "features/identity/permission.h"
#include "features/routing/http.h"

namespace podpora::app {

using http::Access;
using enum Permission;

void add_escalation_routes(http::Routes& r, Https const& h) {
  using E = escalation::Http;
  r.get("getRoute", "/api/v1/tickets/{id}/route", kTicketRead, *h.routing, &routing::Http::get);
  r.post("whatIf", "/api/v1/tickets/{id}/what-if", kTicketRead, *h.routing, &routing::Http::what_if);
  r.post("weighPlans", "/api/v1/what-if", kEntitlementRead, *h.plans, &escalation::PlanHttp::weigh);
  r.post("adviseRenewal", "/api/v1/renewal-advice", kEntitlementRead, *h.plans, &escalation::PlanHttp::advise);
  r.get("listServiceRequests", "/api/v1/tickets/{id}/service-requests", kTicketRead, *h.escalation, &E::list);
  r.post("draftServiceRequest", "/api/v1/tickets/{id}/service-requests", kTicketEscalate, *h.escalation, &E::draft);
  r.patch("completePacket", "/api/v1/service-requests/{id}/packet", kTicketEscalate, *h.escalation,
          &E::complete_packet);
  r.post("sendServiceRequest", "/api/v1/service-requests/{id}/send", kTicketEscalate, *h.escalation, &E::send);
  r.post("handOverServiceRequest", "/api/v1/service-requests/{id}/hand-over", kTicketEscalate, *h.escalation,
         &E::hand_over);
  r.get("getPacketMarkdown", "/api/v1/service-requests/{id}/packet.md", kTicketRead, *h.escalation,
        &E::packet_markdown);
  r.get("getPacketJson", "/api/v1/service-requests/{id}/packet.json", kTicketRead, *h.escalation, &E::packet_json);
  r.get("printPacket", "/api/v1/service-requests/{id}/packet.html", kTicketRead, *h.escalation, &E::packet_print);
  r.put("choosePacketFiles", "/api/v1/service-requests/{id}/files", kTicketEscalate, *h.escalation, &E::choose_files);
  r.post("giveBackDraw", "/api/v1/service-requests/{id}/give-back", kTicketEscalate, *h.escalation, &E::give_back);
  r.get("listOpenEscalations", "/api/v1/tickets/{id}/open-escalations", kTicketRead, *h.escalation, &E::open_for_same);
  r.get("getCustomerNote", "/api/v1/service-requests/{id}/customer-note", kTicketRead, *h.escalation,
        &E::customer_note);
  r.post("tellCustomer", "/api/v1/service-requests/{id}/customer-note", kTicketEscalate, *h.escalation,
         &E::tell_customer);
  r.post("publishMessage", "/api/v1/messages/{id}/publish", kTicketEscalate, *h.escalation, &E::publish);
  r.get("getServiceRequest", "/api/v1/service-requests/{id}", kTicketRead, *h.escalation, &E::get);
  r.post("takeServiceRequestStep", "/api/v1/service-requests/{id}/steps", kTicketEscalate, *h.escalation,
         &E::take_step);
  r.get("listSyncLog", "/api/v1/sync-log", kJobsRead, *h.escalation, &E::sync_log);
}

}  // namespace podpora::app
