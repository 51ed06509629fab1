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
  r.get("getOpportunity", "/api/v1/opportunities/{id}", kSignalRead, h.learning->opportunities, &O::get);
  r.patch("changeOpportunity", "/api/v1/opportunities/{id}", kSignalWrite, h.learning->opportunities, &O::change);
  r.post("closeOpportunity", "/api/v1/opportunities/{id}/close", kSignalWrite, h.learning->opportunities, &O::close);
  r.get("getOpportunityReport", "/api/v1/opportunity-report", kSignalRead, h.learning->opportunities, &O::report);
  r.get("exportOpportunities", "/api/v1/opportunities.csv", kSignalRead, h.learning->opportunities, &O::csv);
  using V = insight::ReviewHttp;
  r.get("getReview", "/api/v1/customers/{id}/review", kSignalRead, h.learning->reviews, &V::get);
  r.get("getReviewPage", "/api/v1/customers/{id}/review.html", kSignalRead, h.learning->reviews, &V::page);
  r.get("getReviewPdf", "/api/v1/customers/{id}/review.pdf", kSignalRead, h.learning->reviews, &V::pdf);
}

}  // namespace podpora::app
