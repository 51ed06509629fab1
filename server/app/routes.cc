#include "app/routes.h"

#include "app/console_https.h"

namespace podpora::app {

void add_routes(http::Routes& routes, Https const& https) {
  add_people_routes(routes, https);
  add_customers_routes(routes, https);
  add_rules_routes(routes, https);
  add_calendars_routes(routes, https);
  add_entitlements_routes(routes, https);
  add_offers_routes(routes, https);
  add_tickets_routes(routes, https);
  add_queue_routes(routes, https);
  add_console_routes(routes, https);
  add_diagnosis_routes(routes, https);
  add_health_routes(routes, https);
  add_knowledge_routes(routes, https);
  add_charges_routes(routes, https);
  add_billing_routes(routes, https);
  add_escalation_routes(routes, https);
  add_claims_routes(routes, https);
  add_insight_routes(routes, https);
  add_portal_routes(routes, https);
  add_mail_routes(routes, https);
  add_operations_routes(routes, https);
}

}  // namespace podpora::app
