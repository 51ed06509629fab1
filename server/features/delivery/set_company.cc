#include "features/delivery/member_store.h"
#include "features/identity/person.h"

#include <algorithm>

namespace podpora::delivery {

std::vector<Member> members_of(storage::Transaction& tx, DeskId desk) {
  std::vector<Member> members;
  for (auto const& person : identity::agents_of(tx, desk)) {
    auto const roles = identity::roles_of(tx, desk, person.id);
    if (std::ranges::find(roles, identity::Role::kDeliveryPartner) == roles.end()) continue;
    members.push_back({person.id, person.name, person.email, company_of(tx, desk, person.id)});
  }
  return members;
}

Result<void> set_company(storage::Transaction& tx, audit::Context const& context, Actor const& actor, PersonId person,
                         std::string const& company) {
  auto const found = identity::find_person(tx, actor.desk, person);
  if (!found || found->kind != identity::PersonKind::kAgent) return not_found("person");
  auto const roles = identity::roles_of(tx, actor.desk, person);
  if (std::ranges::find(roles, identity::Role::kDeliveryPartner) == roles.end()) {
    return invalid("/person", "not-a-delivery-partner");
  }
  auto const arrangements = arrangements_of(tx, actor.desk);
  if (std::ranges::find(arrangements, company, &Arrangement::partner_name) == arrangements.end() || company.empty()) {
    return invalid("/company", "no-such-partner");
  }
  store_company(tx, actor.desk, person, company);
  audit::record(tx, context, actor, {.kind = "delivery.member_set", .subject = to_text(person)});
  return {};
}

}  // namespace podpora::delivery
