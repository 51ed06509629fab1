#include "app/routes.h"

#include "app/https.h"
#include "features/identity/permission.h"
#include "features/delivery/http.h"
#include "features/offers/agreement_http.h"
#include "features/offers/brand_http.h"
#include "features/notify/tell_http.h"
#include "features/offers/http.h"
#include "features/offers/template_http.h"
#include "features/routing/profile_http.h"
#include "features/tickets/pin_http.h"

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
  r.post("previewOffer", "/api/v1/offer-previews", kOfferWrite, *h.offers, &offers::Http::preview);
  r.get("getPublicOffer", "/api/v1/public/{desk}/offer", Access::everyone(), *h.offers, &offers::Http::get_public);
  r.get("getOfferPage", "/{desk}/support", Access::everyone(), *h.offers, &offers::Http::page);
  r.get("getOfferPageOfVersion", "/{desk}/support/{version}", Access::everyone(), *h.offers,
        &offers::Http::page_of_version);
  r.get("listOfferTemplates", "/api/v1/offer-templates", kRulebookRead, *h.offer_templates,
        &offers::TemplateHttp::list);
  r.post("draftOfferFromTemplate", "/api/v1/offer-templates/{template}/draft", kOfferWrite, *h.offer_templates,
         &offers::TemplateHttp::draft);
  using B = offers::BrandHttp;
  r.get("listBrands", "/api/v1/brands", kRulebookRead, *h.brands, &B::list);
  r.post("addBrand", "/api/v1/brands", kDeskManage, *h.brands, &B::add);
  r.put("changeBrand", "/api/v1/brands/{id}", kDeskManage, *h.brands, &B::change);
  r.put("putLogo", "/api/v1/brands/{id}/logo", kDeskManage, *h.brands, &B::put_logo);
  r.get("getLogo", "/{desk}/logo/{brand}", Access::everyone(), *h.brands, &B::logo);
  using A = offers::AgreementHttp;
  r.get("listAgreements", "/api/v1/agreements", kCustomerRead, *h.agreements, &A::list);
  r.post("acceptOffer", "/api/v1/agreements", kOfferWrite, *h.agreements, &A::accept);
  r.post("endAgreement", "/api/v1/agreements/{id}/end", kOfferWrite, *h.agreements, &A::end);
  r.get("listAcceptanceLinks", "/api/v1/customers/{id}/acceptance-links", kOfferWrite, *h.agreements, &A::links);
  r.post("makeAcceptanceLink", "/api/v1/customers/{id}/acceptance-links", kOfferWrite, *h.agreements, &A::make_link);
  r.get("listPortalOffers", "/api/v1/portal/offers", kPortalRead, *h.agreements, &A::portal_list);
  r.post("acceptPortalOffer", "/api/v1/portal/agreements", kPortalWrite, *h.agreements, &A::portal_accept);
  r.get("getAcceptance", "/api/v1/public/{desk}/acceptances/{token}", Access::everyone(), *h.agreements, &A::show_link);
  r.post("acceptByLink", "/api/v1/public/{desk}/acceptances/{token}", Access::everyone(), *h.agreements, &A::use_link);
  using T = notify::TellHttp;
  r.get("listSupportMails", "/api/v1/customers/{id}/support-mails", kCustomerRead, *h.telling, &T::list);
  r.post("previewSupportMail", "/api/v1/customers/{id}/support-mails/preview", kOfferWrite, *h.telling, &T::preview);
  r.post("sendSupportMail", "/api/v1/customers/{id}/support-mails", kOfferWrite, *h.telling, &T::tell);
  r.get("getTicketAgreement", "/api/v1/tickets/{id}/agreement", kTicketRead, *h.pins, &tickets::PinHttp::get);
  r.post("changeTicketAgreement", "/api/v1/tickets/{id}/agreement", kOfferWrite, *h.pins, &tickets::PinHttp::pin);
  using P = routing::ProfileHttp;
  r.get("getProfile", "/api/v1/profile", kRulebookRead, *h.profile, &P::get);
  r.put("setProfile", "/api/v1/profile", kDeskManage, *h.profile, &P::set);
  using D = delivery::Http;
  r.get("listDelivery", "/api/v1/delivery", kRulebookRead, *h.delivery, &D::list);
  r.post("addDelivery", "/api/v1/delivery", kDeskManage, *h.delivery, &D::add);
  r.put("changeDelivery", "/api/v1/delivery/{id}", kDeskManage, *h.delivery, &D::change);
  r.del("endDelivery", "/api/v1/delivery/{id}", kDeskManage, *h.delivery, &D::end);
  r.get("listDeliveryMembers", "/api/v1/delivery-members", kDeskManage, *h.delivery, &D::members);
  r.put("setAgentCompany", "/api/v1/agents/{id}/company", kDeskManage, *h.delivery, &D::set_company);
}

}  // namespace podpora::app
