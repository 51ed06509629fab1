#pragma once

#include "features/audit/audit.h"
#include "features/identity/role.h"
#include "platform/base/result.h"
#include "platform/storage/database.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace podpora::identity {

enum class PersonKind : std::uint8_t { kAgent, kContact };
BOOST_DESCRIBE_ENUM(PersonKind, kAgent, kContact)

/// Somebody who works at the desk, or a customer's contact.
struct Person {
  PersonId id;
  PersonKind kind{PersonKind::kAgent};
  std::optional<std::int64_t> customer_id;  ///< a contact's customer
  std::string name;
  std::string email;  ///< lower case, unique in the desk
  std::string phone;
  std::string language;
  std::optional<std::string> password_hash;  ///< nobody without one can sign in
  Time created_at;
  std::optional<Time> left_at;  ///< when an agent ceased to work here
};
BOOST_DESCRIBE_STRUCT(Person, (),
                      (id, kind, customer_id, name, email, phone, language, password_hash, created_at, left_at))

std::optional<Person> find_person(storage::Transaction& tx, DeskId desk, PersonId id);
/// `email` in any case.
std::optional<Person> find_person_by_email(storage::Transaction& tx, DeskId desk, std::string const& email);
/// Who works here, by name, and who did.
std::vector<Person> agents_of(storage::Transaction& tx, DeskId desk);
std::vector<Person> left_agents_of(storage::Transaction& tx, DeskId desk);
/// Whether the person is an agent who works here.
bool works_here(storage::Transaction& tx, DeskId desk, PersonId person);
std::vector<Person> contacts_of_customer(storage::Transaction& tx, DeskId desk, std::int64_t customer_id);
std::vector<Role> roles_of(storage::Transaction& tx, DeskId desk, PersonId id);

/// Adds a person with roles; id and time are filled in. kConflict `email-taken`, kInvalid for a broken address.
/// Records `person.added`.
Result<Person> add_person(storage::Transaction& tx, audit::Context const& context, Actor const& actor, Person person,
                          std::vector<Role> const& roles);

/// Everything that a request by this person needs to know; nothing when the person is gone, or works here no more.
std::optional<Actor> actor_of(storage::Transaction& tx, DeskId desk, PersonId id);

}  // namespace podpora::identity
