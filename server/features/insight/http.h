#pragma once

#include "features/audit/audit.h"
#include "features/insight/wire.h"
#include "platform/http/call.h"

namespace podpora::insight {

/// The customer page, signals, and the portal's first page.
class Http {
 public:
  Http(storage::Database& database, audit::Context audit) : database_(database), audit_(audit) {}

  Result<CustomerView> get_customer(http::Call const& call) const;
  Result<http::Created<Signal>> note_signal(http::Call const& call, SignalRequest request) const;
  Result<http::Page<Signal>> list_signals(http::Call const& call) const;
  Result<PortalHome> portal_home(http::Call const& call) const;

 private:
  storage::Database& database_;
  audit::Context audit_;
};

}  // namespace podpora::insight
