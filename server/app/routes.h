#pragma once

#include "platform/http/route.h"

namespace podpora::app {

struct Https;

/// Every route there is: method, path, permission, handler, one line each, in app/routes/. Nothing registers itself.
void add_routes(http::Routes& routes, Https const& https);

void add_people_routes(http::Routes& r, Https const& h);
void add_customers_routes(http::Routes& r, Https const& h);
void add_rules_routes(http::Routes& r, Https const& h);
void add_calendars_routes(http::Routes& r, Https const& h);
void add_entitlements_routes(http::Routes& r, Https const& h);
void add_offers_routes(http::Routes& r, Https const& h);
void add_tickets_routes(http::Routes& r, Https const& h);
void add_queue_routes(http::Routes& r, Https const& h);
void add_diagnosis_routes(http::Routes& r, Https const& h);
void add_health_routes(http::Routes& r, Https const& h);
void add_knowledge_routes(http::Routes& r, Https const& h);
void add_charges_routes(http::Routes& r, Https const& h);
void add_billing_routes(http::Routes& r, Https const& h);
void add_escalation_routes(http::Routes& r, Https const& h);
void add_claims_routes(http::Routes& r, Https const& h);
void add_insight_routes(http::Routes& r, Https const& h);
void add_portal_routes(http::Routes& r, Https const& h);
void add_mail_routes(http::Routes& r, Https const& h);
void add_operations_routes(http::Routes& r, Https const& h);

}  // namespace podpora::app
