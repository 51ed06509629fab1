#pragma once

#include "features/notify/wire.h"
#include "platform/http/call.h"

namespace podpora::notify {

class Http {
 public:
  Http(storage::Database& database, tickets::Context context, Withdrawn withdrawn)
      : database_(database), context_(context), withdrawn_(std::move(withdrawn)) {}

  Result<http::Page<MailView>> list(http::Call const& call) const;
  Result<UndoneView> undo(http::Call const& call) const;
  Result<http::NoContent> send_again(http::Call const& call) const;
  Result<MailIdentityView> get_identity(http::Call const& call) const;
  Result<MailIdentityView> set_identity(http::Call const& call, MailIdentityView request) const;
  Result<UndoDelay> get_undo_delay(http::Call const& call) const;
  Result<UndoDelay> set_undo_delay(http::Call const& call, UndoDelay request) const;

 private:
  storage::Database& database_;
  tickets::Context context_;
  Withdrawn withdrawn_;
};

}  // namespace podpora::notify
