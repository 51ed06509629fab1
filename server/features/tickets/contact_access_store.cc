#include "features/tickets/contact_access.h"

namespace podpora::tickets {

namespace {

constexpr storage::Query kFind{"contact_access.find", R"(
  select own_only from contact_access where desk_id = :desk and person_id = :person)"};

constexpr storage::Query kOfCustomer{"contact_access.of_customer", R"(
  select p.id as person_id, coalesce(a.own_only, 0) as own_only
  from person p left join contact_access a on a.desk_id = p.desk_id and a.person_id = p.id
  where p.desk_id = :desk and p.customer_id = :customer order by p.name, p.id)"};

constexpr storage::Query kPut{"contact_access.put", R"(
  insert into contact_access (desk_id, person_id, own_only) values (:desk, :person, :own_only)
  on conflict (desk_id, person_id) do update set own_only = excluded.own_only)"};

}  // namespace

bool sees_own_only(storage::Transaction& tx, DeskId desk, PersonId contact) {
  return tx.first<bool>(kFind, {{"desk", desk}, {"person", contact}}).value_or(false);
}

std::vector<ContactAccess> contact_access_of(storage::Transaction& tx, DeskId desk, customers::CustomerId customer) {
  return tx.all<ContactAccess>(kOfCustomer, {{"desk", desk}, {"customer", customer}});
}

Result<ContactAccess> set_contact_access(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                         customers::CustomerId customer, ContactAccess const& access) {
  auto const contact = customers::find_contact(tx, actor.desk, access.person_id);
  if (!contact || contact->customer_id != customer) return not_found("contact");
  tx.execute(kPut, {{"desk", actor.desk}, {"person", access.person_id}, {"own_only", access.own_only}});
  audit::record(tx, context, actor,
                {.kind = "contact.access_set",
                 .subject = to_text(access.person_id),
                 .payload = access.own_only ? R"({"own_only":true})" : R"({"own_only":false})"});
  return access;
}

}  // namespace podpora::tickets
