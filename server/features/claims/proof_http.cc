#include "features/claims/claim_packet.h"
#include "features/claims/claim_view.h"
#include "features/claims/http.h"
#include "features/offers/page_style.h"
#include "features/routing/profile.h"
#include "features/tickets/disposition.h"
#include "platform/base/text.h"

namespace podpora::claims {

using storage::Scope;
using storage::Transaction;

namespace {

constexpr std::size_t kNameMax = 200;

std::string query_text(http::Call const& call, std::string const& name) {
  auto const given = call.request.query.find(name);
  return given == call.request.query.end() ? std::string{} : trim(given->second);
}

/// What a use case calls a member of the body stands in the query here.
Error in_query(Error error) {
  for (auto& field : error.fields) {
    if (field.pointer.starts_with("/")) field.pointer = "query" + field.pointer;
  }
  return error;
}

Packet packet_of(Transaction& tx, DeskId desk, Claim const& claim, RuleInForce const& rule,
                 std::string const& language) {
  auto const customer = customers::find_customer(tx, desk, claim.customer_id);
  Packet packet{.claim = claim,
                .customer_name = customer ? customer->name : std::string{},
                .service_name = service_name(rule, claim, language),
                .rule = rule.rule,
                .evidence = evidence_of(tx, desk, claim.id)};
  if (rule.rule) packet.values = packet_values(*rule.rule, claim);
  return packet;
}

}  // namespace

Result<ClaimView> Http::add_proof(http::Call const& call, ClaimProofRequest request) const {
  return change_with(call, [&](Transaction& tx, ClaimId id) -> Result<Claim> {
    TRY(add_ticket_evidence(
        tx, context_, call.actor,
        {.claim = id, .kind = request.kind, .message = request.message_id, .attachment = request.attachment_id}));
    return find_claim(tx, call.actor.desk, id).value();
  });
}

Result<ClaimView> Http::add_proof_file(http::Call const& call) const {
  auto const& bytes = call.request.body;
  auto const name = query_text(call, "name");
  auto const type = call.request.header("content-type").value_or("application/octet-stream");
  blobs_.prepare(bytes);
  return change_with(call, [&](Transaction& tx, ClaimId id) -> Result<Claim> {
    if (!find_claim(tx, call.actor.desk, id)) return not_found("claim");
    if (name.empty()) return invalid("query/name", "required");
    if (name.size() > kNameMax) return invalid("query/name", "too-long", {{"max", std::int64_t{kNameMax}}});
    if (bytes.empty()) return invalid("", "empty");
    auto const blob = blobs_.put(tx, call.actor.desk, bytes, context_.audit.clock.now());
    auto const added = add_file_evidence(
        tx, context_, call.actor,
        {.claim = id,
         .kind = query_text(call, "kind"),
         .origin = query_text(call, "origin"),
         .file = {.name = name, .media_type = type.substr(0, kNameMax), .sha256 = blob.sha256, .size = blob.size}});
    if (added.has_error()) return in_query(added.error());
    return find_claim(tx, call.actor.desk, id).value();
  });
}

Result<ClaimView> Http::remove_proof(http::Call const& call) const {
  auto const proof = TRY(call.id<EvidenceId>("proof"));
  return change_with(call,
                     [&](Transaction& tx, ClaimId id) { return remove_evidence(tx, context_, call.actor, id, proof); });
}

Result<http::Response> Http::get_proof(http::Call const& call) const {
  auto const id = TRY(call.id<ClaimId>("id"));
  auto const proof = TRY(call.id<EvidenceId>("proof"));
  auto const desk = call.actor.desk;
  return database_.read(Scope::of(desk), [&](Transaction& tx) -> Result<http::Response> {
    auto const evidence = find_evidence(tx, desk, id, proof);
    if (!evidence) return not_found("evidence");
    auto const is_file = !evidence->sha256.empty();
    auto bytes = is_file ? blobs_.get(tx, desk, evidence->sha256) : std::optional{evidence->text};
    if (!bytes) return not_found("evidence");
    return http::Response{
        .status = 200,
        .headers = {{"content-type", is_file ? "application/octet-stream" : "text/plain; charset=utf-8"},
                    {"content-disposition", tickets::disposition(is_file ? evidence->name : to_text(proof) + ".txt")},
                    {"content-security-policy", "sandbox; default-src 'none'"}},
        .body = std::move(*bytes)};
  });
}

/// How a packet is written out.
struct Http::Form {
  std::string_view media_type;
  std::string_view extension;  ///< of the download; empty: shown in the browser
  std::string (*write)(Packet const&, std::string const&);
};

Result<http::Response> Http::export_packet(http::Call const& call, Form const& form) const {
  auto const id = TRY(call.id<ClaimId>("id"));
  auto const desk = call.actor.desk;
  return database_.read(Scope::of(desk), [&](Transaction& tx) -> Result<http::Response> {
    auto const claim = find_claim(tx, desk, id);
    if (!claim) return not_found("claim");
    auto const language = routing::profile_of(tx, desk).vendor_language;
    auto const rule = rule_for(tx, context_, desk, *claim);
    http::Response response{.headers = {{"content-type", std::string{form.media_type}}, {"cache-control", "no-store"}},
                            .body = form.write(packet_of(tx, desk, *claim, rule, language), language)};
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
  return export_packet(call, {"text/markdown; charset=utf-8", ".md", claims::packet_markdown});
}

Result<http::Response> Http::packet_json(http::Call const& call) const {
  return export_packet(call, {"application/json", ".json", packet_document});
}

Result<http::Response> Http::packet_print(http::Call const& call) const {
  return export_packet(call, {"text/html; charset=utf-8", "", packet_page});
}

}  // namespace podpora::claims
