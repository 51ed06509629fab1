#pragma once

#include "features/audit/audit.h"
#include "features/notify/sender_wire.h"
#include "platform/http/call.h"

namespace podpora::notify {

class SenderHttp {
 public:
  SenderHttp(storage::Database& database, audit::Context audit) : database_(database), audit_(audit) {}

  Result<http::Page<SenderView>> list(http::Call const& call) const;
  Result<http::Created<SenderView>> add(http::Call const& call, SenderRequest request) const;
  Result<SenderView> change(http::Call const& call, SenderRequest request) const;
  Result<http::NoContent> remove(http::Call const& call) const;
  Result<SenderView> make_default(http::Call const& call) const;
  Result<TicketSender> of_ticket(http::Call const& call) const;
  Result<TicketSender> choose(http::Call const& call, SenderChoice request) const;

 private:
  storage::Database& database_;
  audit::Context audit_;
};

}  // namespace podpora::notify
