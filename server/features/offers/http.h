#pragma once

#include "features/audit/audit.h"
#include "features/identity/desk.h"
#include "features/offers/wire.h"
#include "platform/http/call.h"
#include "platform/http/message.h"

#include <functional>

namespace podpora::offers {

/// Offers and agreements for the desk's people, and the published offer for everybody.
class Http {
 public:
  Http(storage::Database& database, audit::Context audit) : database_(database), audit_(audit) {}

  Result<OfferList> list(http::Call const& call) const;
  Result<http::Created<OfferView>> draft(http::Call const& call, OfferRequest request) const;
  Result<OfferView> get(http::Call const& call) const;
  Result<OfferView> write(http::Call const& call, OfferRequest request) const;
  Result<OfferView> publish(http::Call const& call) const;
  Result<OfferView> withdraw(http::Call const& call) const;
  Result<AgreementList> list_agreements(http::Call const& call, AgreementQuery query) const;
  Result<http::Created<Agreement>> accept(http::Call const& call, AgreementRequest request) const;

  Result<PublicOffer> get_public(http::Call const& call) const;
  Result<http::Response> page(http::Call const& call, PageQuery query) const;
  Result<http::Response> page_of_version(http::Call const& call, PageQuery query) const;

 private:
  struct Published {
    identity::Desk desk;
    Offer offer;
  };
  /// The desk of the path and its current version, or the version of that number.
  Result<Published> published(http::Call const& call, std::optional<std::int64_t> number) const;
  http::Response render(http::Call const& call, PageQuery const& query, Published const& published) const;

  storage::Database& database_;
  audit::Context audit_;
};

}  // namespace podpora::offers
