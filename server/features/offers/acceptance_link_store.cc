#include "features/offers/acceptance_link_store.h"

namespace podpora::offers {

namespace {

constexpr storage::Query kInsert{"acceptance_link.insert", R"(
  insert into acceptance_link (desk_id, id, token_hash, offer_id, customer_id, person_id, services, bill_to, created_at,
                               created_by, expires_at)
  values (:desk, :id, :hash, :offer, :customer, :person, :services, :bill_to, :created_at, :created_by,
          :expires_at))"};

constexpr storage::Query kByHash{"acceptance_link.by_hash", R"(
  select id, offer_id, customer_id, person_id, services, bill_to, created_at, created_by, expires_at, used_at,
         agreement_id
  from acceptance_link where desk_id = :desk and token_hash = :hash)"};

constexpr storage::Query kOfCustomer{"acceptance_link.of_customer", R"(
  select id, offer_id, customer_id, person_id, services, bill_to, created_at, created_by, expires_at, used_at,
         agreement_id
  from acceptance_link where desk_id = :desk and customer_id = :customer order by id desc)"};

constexpr storage::Query kUse{"acceptance_link.use", R"(
  update acceptance_link set used_at = :now, agreement_id = :agreement
  where desk_id = :desk and id = :id and used_at is null)"};

}  // namespace

void insert_link(storage::Transaction& tx, DeskId desk, AcceptanceLink const& link, std::string const& token_hash) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", link.id},
                       {"hash", token_hash},
                       {"offer", link.offer_id},
                       {"customer", link.customer_id},
                       {"person", link.person_id},
                       {"services", link.services},
                       {"bill_to", link.bill_to},
                       {"created_at", link.created_at},
                       {"created_by", link.created_by},
                       {"expires_at", link.expires_at}});
}

std::optional<AcceptanceLink> find_link_by_hash(storage::Transaction& tx, DeskId desk, std::string const& token_hash) {
  return tx.first<AcceptanceLink>(kByHash, {{"desk", desk}, {"hash", token_hash}});
}

std::vector<AcceptanceLink> links_of(storage::Transaction& tx, DeskId desk, customers::CustomerId customer) {
  return tx.all<AcceptanceLink>(kOfCustomer, {{"desk", desk}, {"customer", customer}});
}

bool mark_used(storage::Transaction& tx, DeskId desk, AcceptanceLinkId id, AgreementId agreement, Time now) {
  return tx.execute(kUse, {{"desk", desk}, {"id", id}, {"agreement", agreement}, {"now", now}}) == 1;
}

}  // namespace podpora::offers
