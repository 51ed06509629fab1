#include "app/routes.h"

#include "app/https.h"
#include "features/customers/http.h"
#include "features/identity/permission.h"
#include "features/insight/http.h"
#include "features/routing/delegation_http.h"

namespace podpora::app {

using http::Access;
using enum Permission;

/// A million characters of CSV as JSON.
constexpr std::size_t kImportBodyMax = 4 << 20;

void add_customers_routes(http::Routes& r, Https const& h) {
  r.get("listCustomers", "/api/v1/customers", kCustomerRead, *h.customers, &customers::Http::list);
  r.post("addCustomer", "/api/v1/customers", kCustomerWrite, *h.customers, &customers::Http::add);
  r.post("importCustomers", "/api/v1/customer-imports", kCustomerWrite, *h.customers, &customers::Http::import,
         kImportBodyMax);
  r.get("getCustomer", "/api/v1/customers/{id}", kCustomerRead, *h.insight, &insight::Http::get_customer);
  r.post("addContact", "/api/v1/customers/{id}/contacts", kCustomerWrite, *h.customers, &customers::Http::add_contact);
  r.post("addSubscription", "/api/v1/customers/{id}/subscriptions", kCustomerWrite, *h.customers,
         &customers::Http::add_subscription);
  r.patch("changeSubscription", "/api/v1/subscriptions/{id}", kCustomerWrite, *h.customers,
          &customers::Http::change_subscription);
  using D = routing::DelegationHttp;
  r.get("getDelegation", "/api/v1/customers/{id}/delegation", kCustomerRead, *h.delegation, &D::get);
  r.post("noteDelegation", "/api/v1/customers/{id}/delegation", kCustomerWrite, *h.delegation, &D::note);
  r.del("removeDelegation", "/api/v1/customers/{id}/delegation/{role}", kCustomerWrite, *h.delegation, &D::remove);
  r.get("listEndingDelegations", "/api/v1/ending-delegations", kCustomerRead, *h.delegation, &D::ending);
}

}  // namespace podpora::app
