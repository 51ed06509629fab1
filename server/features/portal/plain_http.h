#pragma once

#include "features/audit/audit.h"
#include "features/offers/plain_page.h"
#include "features/tickets/http.h"
#include "platform/http/call.h"

namespace podpora::portal {

/// The portal for browsers without script: the requests, one to read and answer, a new one. It shows and does what the
/// portal's API does, by the same handlers. Whoever is not signed in is led to where that is done; forms of other sites
/// are refused before they come here.
class PlainHttp {
 public:
  PlainHttp(storage::Database& database, audit::Context audit, tickets::PortalHttp const& portal)
      : database_(database), audit_(audit), portal_(portal) {}

  Result<http::Response> list(http::Call const& call) const;
  Result<http::Response> request_page(http::Call const& call) const;
  Result<http::Response> reply(http::Call const& call) const;
  Result<http::Response> new_page(http::Call const& call) const;
  Result<http::Response> open(http::Call const& call) const;

 private:
  struct Form;
  http::Response page(http::Call const& call, std::string title, std::string body, int status = 200) const;
  http::Response render_request(http::Call const& call, tickets::PortalTicketView const& view,
                                std::string const& answer, std::optional<Error> const& fault) const;
  http::Response render_new(http::Call const& call, Form const& form, std::optional<Error> const& fault) const;

  storage::Database& database_;
  audit::Context audit_;
  tickets::PortalHttp const& portal_;
};

}  // namespace podpora::portal
