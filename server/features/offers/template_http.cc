#include "features/offers/template_http.h"

namespace podpora::offers {

namespace {

/// Where customers find the portal; empty while the server has no address but this machine's own.
std::string portal_at(std::string const& public_url) {
  for (auto const* here : {"http://127.", "http://localhost", "http://[::1]", "http://0.0.0.0"}) {
    if (public_url.starts_with(here)) return "";
  }
  return public_url + "/portal";
}

}  // namespace

Result<OfferTemplateList> TemplateHttp::list(http::Call const&) const {
  return OfferTemplateList{offer_templates()};
}

Result<http::Created<OfferView>> TemplateHttp::draft(http::Call const& call, FromTemplateRequest request) const {
  auto const& actor = call.actor;
  return database_.write(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<http::Created<OfferView>> {
    auto const offer = TRY(draft_from_template(tx, audit_, actor,
                                               {.code = call.text("template"),
                                                .calendar_id = request.calendar_id,
                                                .mail = request.mail,
                                                .phone = request.phone.value_or(""),
                                                .portal_url = portal_at(public_url_),
                                                .currency = request.currency,
                                                .hourly_minor = request.hourly_minor}));
    return http::Created<OfferView>{"/api/v1/offers/" + to_text(offer.id), to_view(offer)};
  });
}

}  // namespace podpora::offers
