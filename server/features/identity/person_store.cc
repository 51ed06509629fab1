#include "features/identity/person_store.h"

#include "platform/base/text.h"

namespace podpora::identity {

namespace {

constexpr storage::Query kFind{"person.find", R"(
  select id, kind, customer_id, name, email, phone, language, password_hash, created_at, left_at
  from person where desk_id = :desk and id = :id)"};

constexpr storage::Query kByEmail{"person.by_email", R"(
  select id, kind, customer_id, name, email, phone, language, password_hash, created_at, left_at
  from person where desk_id = :desk and email = :email)"};

constexpr storage::Query kAgents{"person.agents", R"(
  select id, kind, customer_id, name, email, phone, language, password_hash, created_at, left_at
  from person where desk_id = :desk and kind = 'agent' and left_at is null order by name, id)"};

constexpr storage::Query kLeftAgents{"person.left_agents", R"(
  select id, kind, customer_id, name, email, phone, language, password_hash, created_at, left_at
  from person where desk_id = :desk and kind = 'agent' and left_at is not null order by name, id)"};

constexpr storage::Query kUpdateAgent{"person.update_agent", R"(
  update person set name = :name, language = :language, left_at = null where desk_id = :desk and id = :id)"};

constexpr storage::Query kSetPassword{"person.set_password",
                                      "update person set password_hash = :hash where desk_id = :desk and id = :id"};

constexpr storage::Query kLeave{"person.leave", R"(
  update person set left_at = :at, password_hash = null where desk_id = :desk and id = :id)"};

constexpr storage::Query kDeleteRoles{"person.delete_roles",
                                      "delete from person_role where desk_id = :desk and person_id = :id"};

constexpr storage::Query kOfCustomer{"person.of_customer", R"(
  select id, kind, customer_id, name, email, phone, language, password_hash, created_at, left_at
  from person where desk_id = :desk and customer_id = :customer order by name, id)"};

constexpr storage::Query kInsert{"person.insert", R"(
  insert into person (desk_id, id, kind, customer_id, name, email, phone, language, password_hash, created_at)
  values (:desk, :id, :kind, :customer, :name, :email, :phone, :language, :password_hash, :created_at))"};

constexpr storage::Query kRoles{"person.roles",
                                "select role from person_role where desk_id = :desk and person_id = :id order by role"};

constexpr storage::Query kInsertRole{"person.insert_role", R"(
  insert into person_role (desk_id, person_id, role) values (:desk, :id, :role) on conflict do nothing)"};

constexpr storage::Query kAnyDesk{"person.by_email_in_any_desk",
                                  "select desk_id, id as person_id from person where email = :email"};

}  // namespace

std::optional<Person> find_person(storage::Transaction& tx, DeskId desk, PersonId id) {
  return tx.first<Person>(kFind, {{"desk", desk}, {"id", id}});
}

std::optional<Person> find_person_by_email(storage::Transaction& tx, DeskId desk, std::string const& email) {
  return tx.first<Person>(kByEmail, {{"desk", desk}, {"email", ascii_lower(email)}});
}

std::vector<Person> agents_of(storage::Transaction& tx, DeskId desk) {
  return tx.all<Person>(kAgents, {{"desk", desk}});
}

std::vector<Person> left_agents_of(storage::Transaction& tx, DeskId desk) {
  return tx.all<Person>(kLeftAgents, {{"desk", desk}});
}

bool works_here(storage::Transaction& tx, DeskId desk, PersonId id) {
  auto const person = find_person(tx, desk, id);
  return person && person->kind == PersonKind::kAgent && !person->left_at;
}

std::vector<Person> contacts_of_customer(storage::Transaction& tx, DeskId desk, std::int64_t customer_id) {
  return tx.all<Person>(kOfCustomer, {{"desk", desk}, {"customer", customer_id}});
}

std::vector<Role> roles_of(storage::Transaction& tx, DeskId desk, PersonId id) {
  return tx.all<Role>(kRoles, {{"desk", desk}, {"id", id}});
}

void insert_person(storage::Transaction& tx, DeskId desk, Person const& person) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", person.id},
                       {"kind", person.kind},
                       {"customer", person.customer_id},
                       {"name", person.name},
                       {"email", person.email},
                       {"phone", person.phone},
                       {"language", person.language},
                       {"password_hash", person.password_hash},
                       {"created_at", person.created_at}});
}

void insert_role(storage::Transaction& tx, DeskId desk, PersonId person, Role role) {
  tx.execute(kInsertRole, {{"desk", desk}, {"id", person}, {"role", role}});
}

void update_agent(storage::Transaction& tx, DeskId desk, PersonId person, AgentWords const& words) {
  tx.execute(kUpdateAgent, {{"desk", desk}, {"id", person}, {"name", words.name}, {"language", words.language}});
}

void set_password(storage::Transaction& tx, DeskId desk, PersonId person, std::string const& hash) {
  tx.execute(kSetPassword, {{"desk", desk}, {"id", person}, {"hash", hash}});
}

void mark_left(storage::Transaction& tx, DeskId desk, PersonId person, Time at) {
  tx.execute(kLeave, {{"desk", desk}, {"id", person}, {"at", at}});
}

void delete_roles(storage::Transaction& tx, DeskId desk, PersonId person) {
  tx.execute(kDeleteRoles, {{"desk", desk}, {"id", person}});
}

std::vector<DeskPerson> people_by_email(storage::Transaction& tx, std::string const& email) {
  return tx.all<DeskPerson>(kAnyDesk, {{"email", ascii_lower(email)}});
}

}  // namespace podpora::identity
