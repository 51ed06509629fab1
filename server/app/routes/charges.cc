#include "app/routes.h"

#include "app/https.h"
#include "features/charges/http.h"
#include "features/charges/lines_http.h"
#include "features/charges/terms_http.h"
#include "features/identity/permission.h"

namespace podpora::app {

using http::Access;
using enum Permission;

void add_charges_routes(http::Routes& r, Https const& h) {
  r.get("previewPrice", "/api/v1/tickets/{id}/price", kTimeRecord, *h.charges, &charges::Http::preview);
  r.post("recordTime", "/api/v1/tickets/{id}/time", kTimeRecord, *h.charges, &charges::Http::record);
  r.get("listCharges", "/api/v1/tickets/{id}/charges", kTicketRead, *h.charges, &charges::Http::list);
  r.post("addCharge", "/api/v1/tickets/{id}/charges", kChargeWrite, *h.charge_lines, &charges::LinesHttp::add);
  r.post("voidCharge", "/api/v1/charges/{id}/void", kChargeWrite, *h.charge_lines, &charges::LinesHttp::make_void);
  r.post("makeFees", "/api/v1/fees", kChargeWrite, *h.charge_lines, &charges::LinesHttp::fees);
  r.get("getChargeTerms", "/api/v1/charge-terms", kChargeRead, *h.charge_terms, &charges::TermsHttp::get);
  r.put("setChargeTerms", "/api/v1/charge-terms", kChargeWrite, *h.charge_terms, &charges::TermsHttp::set);
  r.get("listWorkTypes", "/api/v1/tickets/{id}/work-types", kTicketRead, *h.charge_terms,
        &charges::TermsHttp::work_types);
}

}  // namespace podpora::app
