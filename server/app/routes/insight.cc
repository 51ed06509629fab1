#include "app/routes.h"

#include "app/https.h"
#include "app/learning_https.h"
#include "features/identity/permission.h"
#include "features/insight/signal_http.h"

namespace podpora::app {

using enum Permission;

void add_insight_routes(http::Routes& r, Https const& h) {
  using S = insight::SignalHttp;
  r.get("listSignals", "/api/v1/customers/{id}/signals", kSignalRead, *h.signals, &S::of_customer);
  r.get("listAllSignals", "/api/v1/signals", kSignalRead, *h.signals, &S::list);
  r.post("dismissSignal", "/api/v1/signals/{id}/dismiss", kSignalWrite, *h.signals, &S::dismiss);
  r.get("listSignalRules", "/api/v1/signal-rules", kSignalRead, *h.signals, &S::rules);
  r.put("setSignalRule", "/api/v1/signal-rules/{rule}", kRulebookWrite, *h.signals, &S::set_rule);
  r.get("trySignalRule", "/api/v1/signal-rules/{rule}/trial", kRulebookWrite, *h.signals, &S::try_rule);
  using O = insight::OpportunityHttp;
  r.get("listOpportunities", "/api/v1/opportunities", kSignalRead, h.learning->opportunities, &O::list);
  r.post("openOpportunity", "/api/v1/customers/{id}/opportunities", kSignalWrite, h.learning->opportunities, &O::open);
  r.get("listOpportunityOwners", "/api/v1/opportunity-owners", kSignalRead, h.learning->opportunities, &O::owners);
  r.get("getOpportunity", "/api/v1/opportunities/{id}", kSignalRead, h.learning->opportunities, &O::get);
  r.patch("changeOpportunity", "/api/v1/opportunities/{id}", kSignalWrite, h.learning->opportunities, &O::change);
  r.post("closeOpportunity", "/api/v1/opportunities/{id}/close", kSignalWrite, h.learning->opportunities, &O::close);
  r.get("getOpportunityReport", "/api/v1/opportunity-report", kSignalRead, h.learning->opportunities, &O::report);
  r.get("exportOpportunities", "/api/v1/opportunities.csv", kSignalRead, h.learning->opportunities, &O::csv);
  using V = insight::ReviewHttp;
  r.get("getReview", "/api/v1/customers/{id}/review", kSignalRead, h.learning->reviews, &V::get);
  r.get("getReviewPage", "/api/v1/customers/{id}/review.html", kSignalRead, h.learning->reviews, &V::page);
  r.get("getReviewPdf", "/api/v1/customers/{id}/review.pdf", kSignalRead, h.learning->reviews, &V::pdf);
  r.get("getReviewMarkdown", "/api/v1/customers/{id}/review.md", kSignalRead, h.learning->reviews, &V::markdown);
  using W = insight::ReviewScheduleHttp;
  r.get("getReviewSchedule", "/api/v1/customers/{id}/review-schedule", kSignalRead, h.learning->schedules, &W::get);
  r.put("setReviewSchedule", "/api/v1/customers/{id}/review-schedule", kCustomerWrite, h.learning->schedules, &W::set);
  r.del("stopReviews", "/api/v1/customers/{id}/review-schedule", kCustomerWrite, h.learning->schedules, &W::stop);
  using A = insight::AcrossHttp;
  r.get("lookAcross", "/api/v1/learning", kChargeRead, h.learning->across, &A::get);
  r.get("exportAcross", "/api/v1/learning.csv", kChargeRead, h.learning->across, &A::csv);
  r.get("getHourCost", "/api/v1/hour-cost", kChargeRead, h.learning->across, &A::get_hour_cost);
  r.put("setHourCost", "/api/v1/hour-cost", kRulebookWrite, h.learning->across, &A::put_hour_cost);
  r.get("listAcrossTickets", "/api/v1/learning/tickets", kTicketAll, h.learning->across, &A::tickets);
  using R = reports::Http;
  r.get("getReport", "/api/v1/reports/{report}", kTicketAll, h.learning->reports, &R::get);
  r.get("exportReport", "/api/v1/reports/{report}/csv", kTicketAll, h.learning->reports, &R::csv);
  r.get("listBreaches", "/api/v1/breaches", kTicketAll, h.learning->reports, &R::breaches);
  using H = webhooks::Http;
  r.get("listWebhooks", "/api/v1/webhooks", kDeskManage, h.learning->webhooks, &H::list);
  r.post("addWebhook", "/api/v1/webhooks", kDeskManage, h.learning->webhooks, &H::add);
  r.put("changeWebhook", "/api/v1/webhooks/{id}", kDeskManage, h.learning->webhooks, &H::change);
  r.del("removeWebhook", "/api/v1/webhooks/{id}", kDeskManage, h.learning->webhooks, &H::remove);
  r.post("testWebhook", "/api/v1/webhooks/{id}/test", kDeskManage, h.learning->webhooks, &H::test);
  r.get("listDeliveries", "/api/v1/webhooks/{id}/deliveries", kDeskManage, h.learning->webhooks, &H::deliveries);
  r.post("retryDelivery", "/api/v1/webhook-deliveries/{id}/retry", kDeskManage, h.learning->webhooks, &H::retry);
}

}  // namespace podpora::app
