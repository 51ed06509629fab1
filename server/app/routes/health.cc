#include "app/routes.h"

#include "app/https.h"
#include "features/diagnosis/health_http.h"
#include "features/identity/permission.h"

namespace podpora::app {

using http::Access;
using enum Permission;

void add_health_routes(http::Routes& r, Https const& h) {
  using H = diagnosis::HealthHttp;
  using K = diagnosis::KnownIssueHttp;
  r.get("listHealthIssues", "/api/v1/health-issues", kTicketRead, *h.health, &H::list);
  r.post("addHealthIssue", "/api/v1/health-issues", kDiagnosisWrite, *h.health, &H::add);
  r.put("takeHealthFeed", "/api/v1/health-feed", kDiagnosisWrite, *h.health, &H::take_feed);
  r.get("getHealthIssue", "/api/v1/health-issues/{id}", kTicketRead, *h.health, &H::get);
  r.patch("changeHealthIssue", "/api/v1/health-issues/{id}", kDiagnosisWrite, *h.health, &H::change);
  r.post("addHealthPost", "/api/v1/health-issues/{id}/posts", kDiagnosisWrite, *h.health, &H::post);
  r.get("getTicketHealth", "/api/v1/tickets/{id}/health", kTicketRead, *h.health, &H::of_ticket);
  r.post("answerTicketHealth", "/api/v1/tickets/{id}/health", kDiagnosisWrite, *h.health, &H::answer);
  r.get("listKnownIssues", "/api/v1/known-issues", kTicketRead, *h.known_issues, &K::list);
  r.post("openKnownIssue", "/api/v1/known-issues", kDiagnosisWrite, *h.known_issues, &K::open);
  r.get("getKnownIssue", "/api/v1/known-issues/{id}", kTicketRead, *h.known_issues, &K::get);
  r.post("linkToKnownIssue", "/api/v1/known-issues/{id}/tickets", kDiagnosisWrite, *h.known_issues, &K::link);
  r.del("unlinkFromKnownIssue", "/api/v1/known-issues/{id}/tickets/{ticket}", kDiagnosisWrite, *h.known_issues,
        &K::unlink);
  r.post("publishIssueUpdate", "/api/v1/known-issues/{id}/updates", kTicketReply, *h.known_issues, &K::publish);
  r.post("resolveKnownIssue", "/api/v1/known-issues/{id}/resolve", kTicketReply, *h.known_issues, &K::resolve);
}

}  // namespace podpora::app
