#pragma once

#include "features/intake/deliver.h"
#include "features/intake/original.h"
#include "features/intake/wire.h"
#include "platform/http/call.h"

#include <memory>

namespace podpora::intake {

/// The most that a delivery's body may have; above `kMailBytesMax` it is kept unread.
inline constexpr std::size_t kMailMax = 48 << 20;

class Http {
 public:
  explicit Http(Context context) : context_(context), deliverer_(std::make_unique<Deliverer>(context)) {}

  /// POST /local/mail/deliver?desk=SLUG[&sender=][&recipient=]… with the raw mail as body. Not found when there is no
  /// such desk.
  Result<Delivered> deliver(http::Call const& call) const;
  Result<http::Page<QuarantinedMail>> list_quarantine(http::Call const& call) const;
  /// The mail that a message came with, as its sender made it: for the mail frame.
  Result<Original> original(http::Call const& call) const;
  /// An image of that mail from where the mail says, fetched for an agent who asked for it.
  Result<RemoteImage> remote_image(http::Call const& call, RemoteImageQuery query) const;
  /// The raw bytes, as a download only.
  Result<http::Response> raw(http::Call const& call) const;
  Result<http::NoContent> file_again(http::Call const& call, FileAgainRequest request) const;
  Result<http::NoContent> discard(http::Call const& call, DiscardRequest request) const;

 private:
  Context context_;
  std::unique_ptr<Deliverer> deliverer_;
};

}  // namespace podpora::intake
