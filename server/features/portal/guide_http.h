#pragma once

#include "features/audit/audit.h"
#include "features/portal/wire.h"
#include "platform/http/call.h"

namespace podpora::portal {

/// What stands beside a request that a contact is writing.
class GuideHttp {
 public:
  GuideHttp(storage::Database& database, audit::Context audit) : database_(database), audit_(audit) {}

  Result<RequestGuide> look(http::Call const& call, GuideRequest request) const;
  /// The name and looks that the contact's portal wears.
  Result<FaceView> face(http::Call const& call) const;

 private:
  storage::Database& database_;
  audit::Context audit_;
};

}  // namespace podpora::portal
