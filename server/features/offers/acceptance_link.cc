#include "features/offers/acceptance_link.h"

#include "features/identity/person.h"
#include "features/offers/acceptance_link_store.h"
#include "features/offers/agreement_rules.h"
#include "features/offers/offer_rules.h"
#include "features/offers/offer_store.h"
#include "platform/blobs/blobs.h"

namespace podpora::offers {

namespace {

constexpr std::int64_t kDaysMax = 90;

Result<void> check(storage::Transaction& tx, DeskId desk, NewLink const& link) {
  auto const offer = find_offer(tx, desk, link.offer_id);
  if (!offer) return not_found("offer");
  if (offer->state != OfferState::kPublished) return conflict("offer-not-published");
  if (!customers::find_customer(tx, desk, link.customer_id)) return not_found("customer");
  auto const contact = customers::find_contact(tx, desk, link.person_id);
  if (!contact || contact->customer_id != link.customer_id) return not_found("contact");
  if (link.days < 1 || link.days > kDaysMax) return invalid("/days", "out-of-range");
  if (link.bill_to && !customers::find_customer(tx, desk, *link.bill_to))
    return invalid("/bill_to", "unknown-reference");
  for (std::size_t i = 0; i < link.services.size(); ++i) {
    if (support_for(offer->content, link.services[i]) != nullptr) continue;
    return invalid("/services/" + std::to_string(i), "service-not-offered");
  }
  return {};
}

}  // namespace

Result<MadeLink> make_link(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                           NewLink const& request) {
  TRY(check(tx, actor.desk, request));
  auto const now = context.clock.now();
  MadeLink made{.link = {.id = context.ids.make<AcceptanceLinkId>(),
                         .offer_id = request.offer_id,
                         .customer_id = request.customer_id,
                         .person_id = request.person_id,
                         .services = join_services(request.services),
                         .bill_to = request.bill_to,
                         .created_at = now,
                         .created_by = actor.name,
                         .expires_at = now + std::chrono::days(request.days)},
                .token = random_token(context.random)};
  insert_link(tx, actor.desk, made.link, blobs::sha256_hex(made.token));
  audit::record(tx, context, actor,
                {.kind = "agreement.link_made",
                 .subject = to_text(request.customer_id),
                 .payload = R"({"link":")" + to_text(made.link.id) + R"(","offer":")" + to_text(request.offer_id) +
                            R"(","person":")" + to_text(request.person_id) + "\"}"});
  return made;
}

std::string link_url(std::string const& public_url, std::string const& desk_slug, std::string const& token) {
  return public_url + "/portal/accept/" + desk_slug + "/" + token;
}

Result<AcceptanceLink> find_link(storage::Transaction& tx, DeskId desk, std::string const& token) {
  auto const link = find_link_by_hash(tx, desk, blobs::sha256_hex(token));
  if (!link) return not_found("link");
  return *link;
}

Result<Agreement> accept_by_link(storage::Transaction& tx, audit::Context const& context, DeskId desk,
                                 std::string const& token, std::string const& from) {
  auto const link = TRY(find_link(tx, desk, token));
  if (link.used_at) return conflict("link-used");
  if (link.expires_at <= context.clock.now()) return conflict("link-expired");
  auto const actor = identity::actor_of(tx, desk, link.person_id);
  if (!actor) return not_found("link");
  auto const agreement = TRY(accept_offer(tx, context, *actor,
                                          {.offer_id = link.offer_id,
                                           .customer_id = link.customer_id,
                                           .services = split_services(link.services),
                                           .bill_to = link.bill_to,
                                           .via = AcceptedVia::kLink,
                                           .from = from}));
  if (!mark_used(tx, desk, link.id, agreement.id, context.clock.now())) return conflict("link-used");
  return agreement;
}

}  // namespace podpora::offers
