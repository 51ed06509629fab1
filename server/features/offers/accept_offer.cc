#include "features/offers/accept_offer.h"

#include "features/offers/agreement_rules.h"
#include "features/offers/agreement_store.h"
#include "features/offers/offer_rules.h"
#include "features/offers/offer_store.h"

#include <fmt/format.h>

#include <algorithm>

namespace podpora::offers {

namespace {

constexpr std::int64_t kPrecedenceMax = 1000;

Result<void> check(storage::Transaction& tx, DeskId desk, Offer const& offer, Acceptance const& acceptance) {
  if (offer.state != OfferState::kPublished) return conflict("offer-not-published");
  if (!acceptance.sha256.empty() && acceptance.sha256 != offer.sha256) return conflict("offer-not-as-read");
  if (acceptance.customer_id && !customers::find_customer(tx, desk, *acceptance.customer_id)) {
    return not_found("customer");
  }
  if (acceptance.bill_to && !customers::find_customer(tx, desk, *acceptance.bill_to)) {
    return invalid("/bill_to", "unknown-reference");
  }
  for (std::size_t i = 0; i < acceptance.services.size(); ++i) {
    if (support_for(offer.content, acceptance.services[i]) != nullptr) continue;
    return invalid("/services/" + std::to_string(i), "service-not-offered");
  }
  if (acceptance.precedence < 0 || acceptance.precedence > kPrecedenceMax) {
    return invalid("/precedence", "out-of-range");
  }
  return {};
}

}  // namespace

Result<Agreement> accept_offer(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                               Acceptance const& acceptance) {
  auto const offer = find_offer(tx, actor.desk, acceptance.offer_id);
  if (!offer) return not_found("offer");
  TRY(check(tx, actor.desk, *offer, acceptance));
  Agreement agreement{.id = context.ids.make<AgreementId>(),
                      .customer_id = acceptance.customer_id,
                      .offer_id = offer->id,
                      .valid_from = acceptance.valid_from.value_or(context.clock.now()),
                      .valid_to = acceptance.valid_to,
                      .accepted_by = acceptance.accepted_by.empty() ? actor.name : acceptance.accepted_by,
                      .accepted_at = context.clock.now(),
                      .services = join_services(acceptance.services),
                      .precedence = acceptance.precedence,
                      .bill_to = acceptance.bill_to,
                      .accepted_via = acceptance.via,
                      .person_id = acceptance.person_id ? acceptance.person_id : actor.person,
                      .accepted_from = acceptance.from,
                      .sha256 = offer->sha256};
  if (agreement.valid_to && *agreement.valid_to <= agreement.valid_from) return invalid("/valid_to", "out-of-range");
  insert_agreement(tx, actor.desk, agreement);
  audit::record(tx, context, actor,
                {.kind = "agreement.accepted",
                 .subject = to_text(agreement.id),
                 .payload = fmt::format(R"({{"offer":"{}","sha256":"{}","via":"{}"}})", to_text(offer->id),
                                        offer->sha256, to_text(agreement.accepted_via))});
  return agreement;
}

Result<Agreement> end_agreement(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                AgreementId id, std::optional<Time> at) {
  auto const found = find_agreement(tx, actor.desk, id);
  if (!found) return not_found("agreement");
  auto const time = std::max(at.value_or(context.clock.now()), context.clock.now());
  if (!store_end(tx, actor.desk, id, time)) return conflict("agreement-ended");
  audit::record(tx, context, actor, {.kind = "agreement.ended", .subject = to_text(id)});
  return find_agreement(tx, actor.desk, id)->agreement;
}

}  // namespace podpora::offers
