#pragma once

#include "features/intake/deliver.h"
#include "features/intake/wire.h"
#include "platform/http/call.h"

#include <memory>

namespace podpora::intake {

/// The most that a delivery's body may have; above `kMailBytesMax` it is kept unread.
inline constexpr std::size_t kMailMax = 48 << 20;

class Http {
 public:
  explicit Http(Context context) : database_(context.database), deliverer_(std::make_unique<Deliverer>(context)) {}

  /// POST /local/mail/deliver?desk=SLUG[&sender=][&recipient=]… with the raw mail as body. Not found when there is no
  /// such desk.
  Result<Delivered> deliver(http::Call const& call) const;
  Result<http::Page<QuarantinedMail>> list_quarantine(http::Call const& call) const;

 private:
  storage::Database& database_;
  std::unique_ptr<Deliverer> deliverer_;
};

}  // namespace podpora::intake
