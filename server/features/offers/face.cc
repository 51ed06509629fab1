#include "features/offers/face.h"

#include "features/offers/agreement_store.h"

namespace podpora::offers {

Face face_of(storage::Transaction& tx, DeskId desk, std::optional<customers::CustomerId> customer, Time now) {
  auto own = identity::find_desk(tx, desk).value();
  auto const agreement = agreement_in_force(tx, desk, customer, now);
  auto brand = brand_of(tx, own, agreement ? agreement->offer.brand_id : std::nullopt);
  return {std::move(own), std::move(brand)};
}

}  // namespace podpora::offers
