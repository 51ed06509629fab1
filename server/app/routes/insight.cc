#include "app/routes.h"

#include "app/https.h"
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
}

}  // namespace podpora::app
