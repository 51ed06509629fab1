#include "features/identity/address.h"
#include "features/identity/person_store.h"
#include "platform/base/text.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>

namespace podpora::identity {

bool is_address(std::string_view email) {
  auto const at = email.find('@');
  return at != std::string_view::npos && at != 0 && at + 1 != email.size() && email.size() <= 254;
}

Result<void> check_agent(std::string const& name, std::string const& language, std::vector<Role> const& roles) {
  if (trim(name).empty()) return invalid("/name", "required");
  auto const& known = i18n::languages();
  if (std::ranges::find(known, language) == known.end()) return invalid("/language", "language");
  if (roles.empty()) return invalid("/roles", "required");
  if (std::ranges::find(roles, Role::kContact) != roles.end()) return invalid("/roles", "role-of-customers");
  return {};
}

Result<Person> add_person(storage::Transaction& tx, audit::Context const& context, Actor const& actor, Person person,
                          std::vector<Role> const& roles) {
  person.email = ascii_lower(trim(person.email));
  if (!is_address(person.email)) return invalid("/email", "address");
  if (person.name.empty()) return invalid("/name", "required");
  if (find_person_by_email(tx, actor.desk, person.email)) {
    return conflict("email-taken", {{"email", person.email}});
  }
  person.id = context.ids.make<PersonId>();
  person.created_at = context.clock.now();
  insert_person(tx, actor.desk, person);
  for (auto const role : roles) insert_role(tx, actor.desk, person.id, role);
  audit::record(tx, context, actor, {.kind = "person.added", .subject = to_text(person.id)});
  return person;
}

std::optional<Actor> actor_of(storage::Transaction& tx, DeskId desk, PersonId id) {
  auto const person = find_person(tx, desk, id);
  if (!person || person->left_at) return std::nullopt;
  return Actor{.desk = desk,
               .person = id,
               .kind = person->kind == PersonKind::kAgent ? Actor::Kind::kAgent : Actor::Kind::kContact,
               .permissions = role_permissions(roles_of(tx, desk, id)),
               .customer = person->customer_id,
               .name = person->name,
               .language = person->language};
}

}  // namespace podpora::identity
