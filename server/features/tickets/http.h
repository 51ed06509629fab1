#pragma once

#include "features/tickets/wire.h"
#include "platform/blobs/blobs.h"
#include "platform/http/call.h"

namespace podpora::tickets {

/// The agents' routes of one ticket. The list of tickets is queue's.
class Http {
 public:
  Http(storage::Database& database, blobs::Store& blobs, Context context)
      : database_(database), blobs_(blobs), context_(context) {}

  Result<http::Created<TicketView>> open(http::Call const& call, OpenRequest request) const;
  Result<TicketView> get(http::Call const& call) const;
  Result<TicketView> change(http::Call const& call, ChangeRequest request) const;
  Result<http::Created<MessageView>> reply(http::Call const& call, AgentMessageRequest request) const;
  Result<http::Created<MessageView>> add_note(http::Call const& call, AgentMessageRequest request) const;
  /// A file for the next reply or note: the body as it is, its name in `?name=`.
  Result<http::Created<UploadView>> add_upload(http::Call const& call) const;
  Result<TicketView> reopen(http::Call const& call) const;
  /// Always a download, never a page of ours.
  Result<http::Response> get_attachment(http::Call const& call) const;

 private:
  Result<http::Created<MessageView>> say(http::Call const& call, AgentMessageRequest request,
                                         Visibility visibility) const;

  storage::Database& database_;
  blobs::Store& blobs_;
  Context context_;
};

/// The portal's routes: a contact sees the requests of the own company, and of them what customers may see.
class PortalHttp {
 public:
  PortalHttp(storage::Database& database, Context context) : database_(database), context_(context) {}

  Result<http::Page<PortalTicketRow>> list(http::Call const& call) const;
  Result<http::Created<PortalTicketView>> open(http::Call const& call, PortalOpenRequest request) const;
  Result<PortalTicketView> get(http::Call const& call) const;
  Result<PortalTicketView> reply(http::Call const& call, MessageRequest request) const;

 private:
  storage::Database& database_;
  Context context_;
};

}  // namespace podpora::tickets
