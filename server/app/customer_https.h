#pragma once

#include "app/parts.h"
#include "features/portal/enter_http.h"
#include "features/portal/guide_http.h"
#include "features/portal/plain_http.h"
#include "features/portal/progress_http.h"
#include "features/satisfaction/http.h"
#include "features/satisfaction/page_http.h"
#include "features/tickets/contact_access_http.h"

namespace podpora::app {

/// What the page of routes about the customer's side calls.
struct CustomerHttps {
  CustomerHttps(App::Parts& parts, tickets::PortalHttp const& portal)
      : satisfaction(parts.ports.database, parts.satisfaction),
        satisfaction_page(parts.ports.database, parts.satisfaction),
        enter(parts.ports.database, parts.audit,
              {.secure_cookie = parts.options.is_secure(), .trusted_proxies = parts.options.trusted_proxies}),
        guide(parts.ports.database, parts.audit),
        contact_access(parts.ports.database, parts.audit),
        progress(parts.ports.database, parts.audit),
        plain(parts.ports.database, parts.audit, portal) {}

  satisfaction::Http const satisfaction;
  satisfaction::PageHttp const satisfaction_page;
  portal::EnterHttp const enter;
  portal::GuideHttp const guide;
  tickets::ContactAccessHttp const contact_access;
  portal::ProgressHttp const progress;
  portal::PlainHttp const plain;
};

/// The routes of satisfaction, which the page of the portal's routes adds with its own.
void add_satisfaction_routes(http::Routes& r, CustomerHttps const& side);

}  // namespace podpora::app
