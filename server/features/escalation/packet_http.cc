#include "features/escalation/http.h"
#include "features/escalation/packet.h"
#include "features/escalation/service_request_store.h"
#include "features/identity/permission.h"
#include "features/offers/page_style.h"
#include "features/routing/profile.h"

namespace podpora::escalation {

/// How a packet is written out.
struct Http::Form {
  std::string_view media_type;
  std::string_view extension;  ///< of the download; empty: shown in the browser
  std::string (*write)(ServiceRequest const&, std::vector<PacketEntry> const&, std::string const&, Secrets);
};

Result<http::Response> Http::export_packet(http::Call const& call, Form const& form) const {
  auto const id = TRY(call.id<ServiceRequestId>("id"));
  auto const desk = call.actor.desk;
  return database_.write(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Response> {
    auto const request = find_service_request(tx, desk, id);
    if (!request) return not_found("service request");
    auto const language = routing::profile_of(tx, desk).vendor_language;
    auto const entries = packet_entries(tx, context_, desk, *request);
    // A mail leaves without the ids, so nobody needs to see them in what is about to be mailed.
    auto const shows = call.actor.may(Permission::kTicketEscalate) &&
                       request->transport == rulebook::Transport::kByHand && has_secrets(entries);
    if (shows) {
      audit::record(tx, context_.audit(), call.actor,
                    {.kind = "entitlement.credentials_shown",
                     .subject = to_text(*request->entitlement_id),
                     .payload = R"({"service_request":")" + to_text(id) + "\"}"});
    }
    http::Response response{
        .headers = {{"content-type", std::string{form.media_type}}, {"cache-control", "no-store"}},
        .body = form.write(*request, entries, language, shows ? Secrets::kShown : Secrets::kHidden)};
    if (form.extension.empty()) {
      response.headers.emplace_back("content-security-policy", offers::page_policy());
    } else {
      response.headers.emplace_back("content-disposition",
                                    "attachment; filename=\"" + to_text(id) + std::string{form.extension} + "\"");
    }
    return response;
  });
}

Result<http::Response> Http::packet_markdown(http::Call const& call) const {
  return export_packet(call, {"text/markdown; charset=utf-8", ".md", escalation::packet_markdown});
}

Result<http::Response> Http::packet_json(http::Call const& call) const {
  return export_packet(call, {"application/json", ".json", packet_document});
}

Result<http::Response> Http::packet_print(http::Call const& call) const {
  return export_packet(call, {"text/html; charset=utf-8", "", packet_page});
}

}  // namespace podpora::escalation
