#pragma once

#include "features/audit/audit.h"
#include "features/identity/desk.h"
#include "features/offers/agreement_wire.h"
#include "platform/http/call.h"

#include <functional>

namespace podpora::offers {

struct AgreementHttpOptions {
  std::string public_url;                    ///< how the world reaches this server
  std::vector<std::string> trusted_proxies;  ///< whose `X-Forwarded-For` counts
  /// What later features do in the same transaction once a contact accepted an offer.
  std::function<void(storage::Transaction&, DeskId, Agreement const&)> accepted{};
};

/// Agreements for the desk's people, for contacts in the portal, and for whoever holds a link.
class AgreementHttp {
 public:
  AgreementHttp(storage::Database& database, audit::Context audit, AgreementHttpOptions options)
      : database_(database), audit_(audit), options_(std::move(options)) {}

  Result<AgreementList> list(http::Call const& call, AgreementQuery query) const;
  Result<http::Created<AgreementView>> accept(http::Call const& call, AgreementRequest request) const;
  Result<AgreementView> end(http::Call const& call, EndAgreementRequest request) const;
  Result<AcceptanceLinkList> links(http::Call const& call) const;
  Result<http::Created<MadeLinkView>> make_link(http::Call const& call, AcceptanceLinkRequest request) const;

  Result<PortalOffers> portal_list(http::Call const& call) const;
  /// kForbidden for somebody without a company.
  Result<http::Created<AgreementView>> portal_accept(http::Call const& call, PortalAcceptRequest request) const;

  Result<AcceptanceView> show_link(http::Call const& call) const;
  Result<AcceptanceView> use_link(http::Call const& call) const;

 private:
  Result<identity::Desk> desk_of(http::Call const& call) const;

  storage::Database& database_;
  audit::Context audit_;
  AgreementHttpOptions options_;
};

}  // namespace podpora::offers
