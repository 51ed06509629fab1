#include "features/notify/told_store.h"

namespace podpora::notify {

namespace {

constexpr storage::Query kInsert{"customer_told.insert", R"(
  insert into customer_told (desk_id, id, customer_id, person_id, offer_id, ticket_id, told_by, at)
  values (:desk, :id, :customer, :person, :offer, :ticket, :told_by, :at))"};

constexpr storage::Query kOfCustomer{"customer_told.of_customer", R"(
  select id, customer_id, person_id, offer_id, ticket_id, told_by, at
  from customer_told where desk_id = :desk and customer_id = :customer order by at desc, id desc)"};

}  // namespace

void insert_told(storage::Transaction& tx, DeskId desk, Told const& told) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", told.id},
                       {"customer", told.customer_id},
                       {"person", told.person_id},
                       {"offer", told.offer_id},
                       {"ticket", told.ticket_id},
                       {"told_by", told.told_by},
                       {"at", told.at}});
}

std::vector<Told> told_of(storage::Transaction& tx, DeskId desk, customers::CustomerId customer) {
  return tx.all<Told>(kOfCustomer, {{"desk", desk}, {"customer", customer}});
}

}  // namespace podpora::notify
