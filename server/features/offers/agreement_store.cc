#include "features/offers/agreement_store.h"

#include "features/offers/agreement_rules.h"
#include "features/offers/offer_store.h"

namespace podpora::offers {

namespace {

constexpr storage::Query kInsert{"agreement.insert", R"(
  insert into agreement (desk_id, id, customer_id, offer_id, valid_from, valid_to, accepted_by, accepted_at, services,
                         precedence, bill_to, accepted_via, person_id, accepted_from, sha256)
  values (:desk, :id, :customer, :offer, :valid_from, :valid_to, :accepted_by, :accepted_at, :services,
          :precedence, :bill_to, :accepted_via, :person, :accepted_from, :sha256))"};

constexpr storage::Query kFind{"agreement.find", R"(
  select id, customer_id, offer_id, valid_from, valid_to, accepted_by, accepted_at,
         services, precedence, bill_to, accepted_via, person_id, accepted_from, sha256
  from agreement where desk_id = :desk and id = :id)"};

constexpr storage::Query kOfCustomerAt{"agreement.of_customer_at", R"(
  select id, customer_id, offer_id, valid_from, valid_to, accepted_by, accepted_at,
         services, precedence, bill_to, accepted_via, person_id, accepted_from, sha256
  from agreement
  where desk_id = :desk and customer_id = :customer and valid_from <= :time and (valid_to is null or valid_to > :time)
  order by precedence desc, valid_from desc, id desc)"};

constexpr storage::Query kDefaultAt{"agreement.default_at", R"(
  select id, customer_id, offer_id, valid_from, valid_to, accepted_by, accepted_at,
         services, precedence, bill_to, accepted_via, person_id, accepted_from, sha256
  from agreement
  where desk_id = :desk and customer_id is null and valid_from <= :time and (valid_to is null or valid_to > :time)
  order by precedence desc, valid_from desc, id desc)"};

constexpr storage::Query kList{"agreement.list", R"(
  select id, customer_id, offer_id, valid_from, valid_to, accepted_by, accepted_at,
         services, precedence, bill_to, accepted_via, person_id, accepted_from, sha256
  from agreement
  where desk_id = :desk order by valid_from desc, id desc)"};

constexpr storage::Query kListOfCustomer{"agreement.list_of_customer", R"(
  select id, customer_id, offer_id, valid_from, valid_to, accepted_by, accepted_at,
         services, precedence, bill_to, accepted_via, person_id, accepted_from, sha256
  from agreement
  where desk_id = :desk and customer_id = :customer order by valid_from desc, id desc)"};

constexpr storage::Query kEnd{"agreement.end", R"(
  update agreement set valid_to = :valid_to
  where desk_id = :desk and id = :id and (valid_to is null or valid_to > :valid_to))"};

std::optional<AgreementInForce> with_offer(storage::Transaction& tx, DeskId desk, std::optional<Agreement> agreement) {
  if (!agreement) return std::nullopt;
  auto offer = find_offer(tx, desk, agreement->offer_id);
  return AgreementInForce{std::move(*agreement), std::move(offer).value()};
}

}  // namespace

std::vector<Agreement> agreements_at(storage::Transaction& tx, DeskId desk,
                                     std::optional<customers::CustomerId> customer, Time time) {
  std::vector<Agreement> all;
  if (customer) all = tx.all<Agreement>(kOfCustomerAt, {{"desk", desk}, {"customer", *customer}, {"time", time}});
  auto const defaults = tx.all<Agreement>(kDefaultAt, {{"desk", desk}, {"time", time}});
  all.insert(all.end(), defaults.begin(), defaults.end());
  return all;
}

std::optional<AgreementInForce> agreement_in_force(storage::Transaction& tx, DeskId desk,
                                                   std::optional<customers::CustomerId> customer, Time time,
                                                   std::string const& service) {
  auto const candidates = agreements_at(tx, desk, customer, time);
  auto const* const ruling = ruling_agreement(candidates, service);
  return with_offer(tx, desk, ruling == nullptr ? std::nullopt : std::optional{*ruling});
}

std::optional<AgreementInForce> find_agreement(storage::Transaction& tx, DeskId desk, AgreementId id) {
  return with_offer(tx, desk, tx.first<Agreement>(kFind, {{"desk", desk}, {"id", id}}));
}

std::vector<Agreement> list_agreements(storage::Transaction& tx, DeskId desk,
                                       std::optional<customers::CustomerId> customer) {
  if (!customer) return tx.all<Agreement>(kList, {{"desk", desk}});
  return tx.all<Agreement>(kListOfCustomer, {{"desk", desk}, {"customer", *customer}});
}

void insert_agreement(storage::Transaction& tx, DeskId desk, Agreement const& agreement) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", agreement.id},
                       {"customer", agreement.customer_id},
                       {"offer", agreement.offer_id},
                       {"valid_from", agreement.valid_from},
                       {"valid_to", agreement.valid_to},
                       {"accepted_by", agreement.accepted_by},
                       {"accepted_at", agreement.accepted_at},
                       {"services", agreement.services},
                       {"precedence", agreement.precedence},
                       {"bill_to", agreement.bill_to},
                       {"accepted_via", agreement.accepted_via},
                       {"person", agreement.person_id},
                       {"accepted_from", agreement.accepted_from},
                       {"sha256", agreement.sha256}});
}

bool store_end(storage::Transaction& tx, DeskId desk, AgreementId id, Time valid_to) {
  return tx.execute(kEnd, {{"desk", desk}, {"id", id}, {"valid_to", valid_to}}) == 1;
}

}  // namespace podpora::offers
