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
  Result<ServiceRequestView> give_back(http::Call const& call, GiveBackRequest request) const;
  Result<ServiceRequestView> choose_files(http::Call const& call, FilesRequest request) const;
  Result<http::Page<OpenElsewhereView>> open_for_same(http::Call const& call) const;
  Result<CustomerNoteView> customer_note(http::Call const& call) const;
  Result<http::Created<PublishedView>> tell_customer(http::Call const& call, TellCustomerRequest request) const;
  Result<http::Created<PublishedView>> publish(http::Call const& call, PublishRequest request) const;
  /// The packet as it leaves: Markdown, JSON, or a page to print. Contract and access ids stand in it only for a person
  /// who files by hand and may escalate, and each showing is on record; they are never in the other answers.
  Result<http::Response> packet_markdown(http::Call const& call) const;
  Result<http::Response> packet_json(http::Call const& call) const;
  Result<http::Response> packet_print(http::Call const& call) const;
  Result<http::Page<SyncAttemptView>> sync_log(http::Call const& call, SyncLogQuery query) const;

 private:
  struct Form;
  Result<http::Response> export_packet(http::Call const& call, Form const& form) const;
  using Change = std::function<Result<ServiceRequest>(storage::Transaction&, ServiceRequestId)>;
  Result<ServiceRequestView> change(http::Call const& call, Change const& change) const;
  /// The name of a vehicle by the rules that the request was decided on.
  std::string vehicle_name(storage::Transaction& tx, http::Call const& call, ServiceRequest const& request,
                           std::string const& code) const;
  ServiceRequestView view_of(storage::Transaction& tx, http::Call const& call, ServiceRequest const& request) const;

  storage::Database& database_;
  Context context_;
};

}  // namespace podpora::escalation
