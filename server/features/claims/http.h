#pragma once

#include "features/claims/wire.h"
#include "platform/blobs/blobs.h"
#include "platform/http/call.h"

#include <functional>

namespace podpora::claims {

class Http {
 public:
  Http(storage::Database& database, blobs::Store& blobs, Context context)
      : database_(database), blobs_(blobs), context_(context) {}

  Result<http::Page<ClaimRow>> list(http::Call const& call, ClaimListQuery query) const;
  Result<http::Page<ClaimRow>> of_ticket(http::Call const& call) const;
  Result<http::Page<ClaimRow>> of_customer(http::Call const& call) const;
  Result<ClaimView> get(http::Call const& call) const;
  Result<http::Created<ClaimView>> start_of_ticket(http::Call const& call, StartClaimRequest request) const;
  Result<http::Created<ClaimView>> start_of_customer(http::Call const& call, StartClaimRequest request) const;
  /// `If-Match` is heeded when it is given.
  Result<ClaimView> change(http::Call const& call, ChangeClaimRequest request) const;
  Result<ClaimView> add_proof(http::Call const& call, ClaimProofRequest request) const;
  /// The body is the file; its name, kind and origin are in the query.
  Result<ClaimView> add_proof_file(http::Call const& call) const;
  Result<ClaimView> remove_proof(http::Call const& call) const;
  Result<http::Response> get_proof(http::Call const& call) const;
  Result<ClaimView> make_ready(http::Call const& call) const;
  Result<ClaimView> file(http::Call const& call, FileClaimRequest request) const;
  Result<ClaimView> answer(http::Call const& call, AnswerClaimRequest request) const;
  Result<ClaimView> pass_on(http::Call const& call, PassOnRequest request) const;
  Result<ClaimView> take_back(http::Call const& call) const;
  Result<ClaimView> withdraw(http::Call const& call, EndClaimRequest request) const;
  Result<ClaimView> close(http::Call const& call, EndClaimRequest request) const;
  Result<http::Response> packet_markdown(http::Call const& call) const;
  Result<http::Response> packet_json(http::Call const& call) const;
  Result<http::Response> packet_print(http::Call const& call) const;
  Result<ClaimSettings> get_settings(http::Call const& call) const;
  Result<ClaimSettings> set_settings(http::Call const& call, ClaimSettings request) const;
  /// Nothing where the desk does not show claims to contacts.
  Result<PortalClaims> portal_list(http::Call const& call) const;

 private:
  struct Form;
  using Done = std::function<Result<Claim>(storage::Transaction&, ClaimId)>;
  Result<ClaimView> change_with(http::Call const& call, Done const& done) const;
  Result<http::Created<ClaimView>> start(http::Call const& call, NewClaim wanted, StartClaimRequest request) const;
  Result<http::Response> export_packet(http::Call const& call, Form const& form) const;

  storage::Database& database_;
  blobs::Store& blobs_;
  Context context_;
};

}  // namespace podpora::claims
