#include "app/routes.h"

#include "app/https.h"
#include "features/identity/permission.h"
#include "features/offers/http.h"

namespace podpora::app {

using http::Access;
using enum Permission;

void add_offers_routes(http::Routes& r, Https const& h) {
  r.get("listOffers", "/api/v1/offers", kRulebookRead, *h.offers, &offers::Http::list);
  r.post("draftOffer", "/api/v1/offers", kOfferWrite, *h.offers, &offers::Http::draft);
  r.get("getOffer", "/api/v1/offers/{id}", kRulebookRead, *h.offers, &offers::Http::get);
  r.put("writeOffer", "/api/v1/offers/{id}", kOfferWrite, *h.offers, &offers::Http::write);
  r.post("publishOffer", "/api/v1/offers/{id}/publish", kOfferWrite, *h.offers, &offers::Http::publish);
  r.post("withdrawOffer", "/api/v1/offers/{id}/withdraw", kOfferWrite, *h.offers, &offers::Http::withdraw);
  r.get("listAgreements", "/api/v1/agreements", kRulebookRead, *h.offers, &offers::Http::list_agreements);
  r.post("acceptOffer", "/api/v1/agreements", kOfferWrite, *h.offers, &offers::Http::accept);
  r.get("getPublicOffer", "/api/v1/public/{desk}/offer", Access::everyone(), *h.offers, &offers::Http::get_public);
  r.get("getOfferPage", "/{desk}/support", Access::everyone(), *h.offers, &offers::Http::page);
  r.get("getOfferPageOfVersion", "/{desk}/support/{version}", Access::everyone(), *h.offers,
        &offers::Http::page_of_version);
}

}  // namespace podpora::app
