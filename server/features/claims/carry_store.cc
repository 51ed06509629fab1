#include "features/claims/carry.h"

namespace podpora::claims {

namespace {

constexpr tickets::CarriedRows kClaims{
    "claim",
    {"carry.claims", "select id from claim where desk_id = :desk and ticket_id = :ticket order by id"},
    {"carry.claim", "update claim set ticket_id = :to where desk_id = :desk and id = :id and ticket_id = :from"}};

}  // namespace

std::vector<tickets::Carrier> ticket_carriers() {
  return {tickets::carry_rows(kClaims, tickets::MergePart::kClaim)};
}

}  // namespace podpora::claims
