#include "app/routes.h"

#include "app/https.h"
#include "app/operations_http.h"
#include "app/sample/sample_http.h"
#include "features/identity/permission.h"

namespace podpora::app {

using http::Access;
using enum Permission;

void add_operations_routes(http::Routes& r, Https const& h) {
  r.get("listDeadLetters", "/api/v1/dead-letters", kJobsRead, *h.operations, &OperationsHttp::dead_letters);
  r.post("retryDeadLetter", "/api/v1/dead-letters/{id}/retry", kJobsWrite, *h.operations, &OperationsHttp::retry);
  r.get("countAlerts", "/api/v1/alerts", kJobsRead, *h.operations, &OperationsHttp::alerts);
  r.get("getSampleDesk", "/api/v1/sample-desk", kDeskManage, *h.sample, &SampleHttp::get);
  r.put("makeSampleDesk", "/api/v1/sample-desk", kDeskManage, *h.sample, &SampleHttp::make);
  r.del("removeSampleDesk", "/api/v1/sample-desk", kDeskManage, *h.sample, &SampleHttp::remove);
  r.post("enterSampleDesk", "/api/v1/sample-desk/visits", kDeskManage, *h.sample, &SampleHttp::enter);
}

}  // namespace podpora::app
