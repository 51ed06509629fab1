#include "app/routes.h"

#include "app/https.h"
#include "features/diagnosis/http.h"
#include "features/identity/permission.h"

namespace podpora::app {

using http::Access;
using enum Permission;

void add_diagnosis_routes(http::Routes& r, Https const& h) {
  r.get("getRunbook", "/api/v1/tickets/{id}/runbook", kTicketRead, *h.diagnosis, &diagnosis::Http::get);
  r.post("recordCheck", "/api/v1/tickets/{id}/checks/{check}/result", kDiagnosisWrite, *h.diagnosis,
         &diagnosis::Http::record);
  r.post("addCheckFile", "/api/v1/tickets/{id}/checks/{check}/files", kDiagnosisWrite, *h.diagnosis,
         &diagnosis::Http::add_file, diagnosis::kFileMax);
  r.get("getCheckFile", "/api/v1/tickets/{id}/check-files/{file}", kTicketRead, *h.diagnosis,
        &diagnosis::Http::get_file);
  r.post("waiveCheck", "/api/v1/tickets/{id}/checks/{check}/waiver", kDiagnosisWrite, *h.diagnosis,
         &diagnosis::Http::waive);
}

}  // namespace podpora::app
