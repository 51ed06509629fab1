#include "app/routes.h"

#include "app/https.h"
#include "app/operations_http.h"
#include "features/identity/permission.h"

namespace podpora::app {

using http::Access;
using enum Permission;

void add_operations_routes(http::Routes& r, Https const& h) {
  r.get("listDeadLetters", "/api/v1/dead-letters", kJobsRead, *h.operations, &OperationsHttp::dead_letters);
  r.post("retryDeadLetter", "/api/v1/dead-letters/{id}/retry", kJobsWrite, *h.operations, &OperationsHttp::retry);
  r.get("countAlerts", "/api/v1/alerts", kJobsRead, *h.operations, &OperationsHttp::alerts);
}

}  // namespace podpora::app
