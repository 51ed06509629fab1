#pragma once

#include "features/portal/progress.h"
#include "platform/http/call.h"
#include "platform/http/wire.h"

namespace podpora::portal {

struct PortalTermsRequest {
  bool shows_provider{false};
};
BOOST_DESCRIBE_STRUCT(PortalTermsRequest, (), (shows_provider))

/// Where a contact's request stands, and what of it a desk lets customers see.
class ProgressHttp {
 public:
  ProgressHttp(storage::Database& database, audit::Context audit) : database_(database), audit_(audit) {}

  Result<Progress> get(http::Call const& call) const;
  Result<PortalTerms> get_terms(http::Call const& call) const;
  Result<PortalTerms> put_terms(http::Call const& call, PortalTermsRequest request) const;

 private:
  storage::Database& database_;
  audit::Context audit_;
};

}  // namespace podpora::portal
