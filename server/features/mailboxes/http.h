#pragma once

#include "features/mailboxes/wire.h"
#include "platform/http/call.h"

namespace podpora::mailboxes {

/// Mailboxes for the people who manage the desk.
class Http {
 public:
  explicit Http(Context context) : context_(context) {}

  Result<http::Page<MailboxView>> list(http::Call const& call) const;
  Result<http::Created<MailboxView>> add(http::Call const& call, MailboxRequest request) const;
  Result<MailboxView> change(http::Call const& call, ChangeMailboxRequest request) const;
  Result<http::NoContent> remove(http::Call const& call) const;
  /// Signs in with settings that are not stored yet.
  Result<Trial> try_new(http::Call const& call, MailboxRequest request) const;
  /// Signs in with the stored ones.
  Result<Trial> try_stored(http::Call const& call) const;

 private:
  Context context_;
};

}  // namespace podpora::mailboxes
