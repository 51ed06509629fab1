#include "app/routes.h"

#include "app/https.h"
#include "features/charges/http.h"
#include "features/identity/permission.h"

namespace podpora::app {

using http::Access;
using enum Permission;

void add_charges_routes(http::Routes& r, Https const& h) {
  r.get("previewPrice", "/api/v1/tickets/{id}/price", kTimeRecord, *h.charges, &charges::Http::preview);
  r.post("recordTime", "/api/v1/tickets/{id}/time", kTimeRecord, *h.charges, &charges::Http::record);
  r.get("listCharges", "/api/v1/tickets/{id}/charges", kTicketRead, *h.charges, &charges::Http::list);
}

}  // namespace podpora::app
