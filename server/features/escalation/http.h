#pragma once

#include "features/escalation/escalation.h"
#include "features/escalation/wire.h"
#include "platform/http/call.h"

#include <functional>

namespace podpora::escalation {

class Http {
 public:
  Http(storage::Database& database, Context context) : database_(database), context_(context) {}

  Result<http::Page<ServiceRequestView>> list(http::Call const& call) const;
  Result<http::Created<ServiceRequestView>> draft(http::Call const& call, DraftRequest request) const;
  Result<ServiceRequestView> get(http::Call const& call) const;
  /// `If-Match` is heeded when it is given.
  Result<ServiceRequestView> complete_packet(http::Call const& call, PacketRequest request) const;
  Result<ServiceRequestView> send(http::Call const& call) const;
  Result<ServiceRequestView> hand_over(http::Call const& call, HandOverRequest request) const;
  Result<ServiceRequestView> take_step(http::Call const& call, StepRequest request) const;
  Result<http::Created<PublishedView>> publish(http::Call const& call, PublishRequest request) const;
  /// The packet as Markdown: a download for the person who files it. Contract and access ids are shown, here and in the
  /// other answers, to those who may escalate.
  Result<http::Response> packet_markdown(http::Call const& call) const;
  Result<http::Page<SyncAttemptView>> sync_log(http::Call const& call, SyncLogQuery query) const;

 private:
  using Change = std::function<Result<ServiceRequest>(storage::Transaction&, ServiceRequestId)>;
  Result<ServiceRequestView> change(http::Call const& call, Change const& change) const;
  ServiceRequestView view_of(storage::Transaction& tx, http::Call const& call, ServiceRequest const& request) const;

  storage::Database& database_;
  Context context_;
};

}  // namespace podpora::escalation
