#include "features/identity/permission.h"
#include "features/insight/opportunity.h"

namespace podpora::insight {

bool may_own(storage::Transaction& tx, DeskId desk, PersonId person) {
  auto const actor = identity::actor_of(tx, desk, person);
  return actor && actor->kind == Actor::Kind::kAgent && actor->may(Permission::kSignalRead);
}

std::vector<identity::Person> possible_owners(storage::Transaction& tx, DeskId desk) {
  auto people = identity::agents_of(tx, desk);
  std::erase_if(people, [&](auto const& person) { return !may_own(tx, desk, person.id); });
  return people;
}

}  // namespace podpora::insight
