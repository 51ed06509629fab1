#pragma once

#include "features/audit/audit.h"
#include "features/insight/wire.h"
#include "platform/http/call.h"

namespace podpora::insight {

/// The customer page, and the portal's first page.
class Http {
 public:
  Http(storage::Database& database, audit::Context audit, rulebook::Rulebooks const& rulebooks)
      : database_(database), audit_(audit), rulebooks_(rulebooks) {}

  Result<CustomerView> get_customer(http::Call const& call) const;
  Result<PortalHome> portal_home(http::Call const& call) const;

 private:
  storage::Database& database_;
  audit::Context audit_;
  rulebook::Rulebooks const& rulebooks_;
};

}  // namespace podpora::insight
