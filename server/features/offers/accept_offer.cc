#include "features/offers/accept_offer.h"

#include "features/offers/agreement_store.h"
#include "features/offers/offer_store.h"

#include <fmt/format.h>

namespace podpora::offers {

Result<Agreement> accept_offer(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                               Acceptance const& acceptance) {
  auto const offer = find_offer(tx, actor.desk, acceptance.offer_id);
  if (!offer) return not_found("offer");
  if (offer->state != OfferState::kPublished) return conflict("offer-not-published");
  if (acceptance.customer_id && !customers::find_customer(tx, actor.desk, *acceptance.customer_id)) {
    return not_found("customer");
  }
  Agreement agreement{.id = context.ids.make<AgreementId>(),
                      .customer_id = acceptance.customer_id,
                      .offer_id = offer->id,
                      .valid_from = acceptance.valid_from.value_or(context.clock.now()),
                      .valid_to = acceptance.valid_to,
                      .accepted_by = acceptance.accepted_by.empty() ? actor.name : acceptance.accepted_by,
                      .accepted_at = context.clock.now()};
  if (agreement.valid_to && *agreement.valid_to <= agreement.valid_from) return invalid("/valid_to", "out-of-range");
  insert_agreement(tx, actor.desk, agreement);
  audit::record(tx, context, actor,
                {.kind = "agreement.accepted",
                 .subject = to_text(agreement.id),
                 .payload = fmt::format(R"({{"offer":"{}","sha256":"{}"}})", to_text(offer->id), offer->sha256)});
  return agreement;
}

}  // namespace podpora::offers
