#pragma once

#include "features/audit/audit.h"
#include "features/identity/desk.h"
#include "features/offers/wire.h"
#include "platform/http/call.h"
#include "platform/http/message.h"

#include <functional>

namespace podpora::offers {

/// Offers for the desk's people, and the published offer for everybody.
class Http {
 public:
  /// `public_url` is how the world reaches this server: `https://desk.example`.
  Http(storage::Database& database, audit::Context audit, std::string public_url)
      : database_(database), audit_(audit), public_url_(std::move(public_url)) {}

  Result<OfferList> list(http::Call const& call) const;
  Result<http::Created<OfferView>> draft(http::Call const& call, OfferRequest request) const;
  Result<OfferView> get(http::Call const& call) const;
  Result<OfferView> write(http::Call const& call, OfferRequest request) const;
  Result<OfferView> publish(http::Call const& call) const;
  Result<OfferView> withdraw(http::Call const& call) const;
  /// What the content would look like, also one that is not complete; stores nothing.
  Result<PreviewView> preview(http::Call const& call, OfferRequest request) const;

  Result<PublicOffer> get_public(http::Call const& call, PublicOfferQuery query) const;
  Result<http::Response> page(http::Call const& call, PageQuery query) const;
  /// The version of that number, or the current offer of the brand of that code.
  Result<http::Response> page_of_version(http::Call const& call, PageQuery query) const;

 private:
  struct Published {
    identity::Desk desk;
    Offer offer;
    std::optional<Brand> brand;
  };
  /// Of the desk in the path: the version of that number, else what the brand, or the desk itself, offers now.
  Result<Published> published(http::Call const& call, std::optional<std::int64_t> number,
                              std::optional<std::string> const& brand) const;
  http::Response render(http::Call const& call, PageQuery const& query, Published const& published) const;

  storage::Database& database_;
  audit::Context audit_;
  std::string public_url_;
};

}  // namespace podpora::offers
