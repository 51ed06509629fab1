#include "features/billing/party_store.h"

namespace podpora::billing {

namespace {

constexpr storage::Query kSeller{"billing_seller.find", "select content from billing_seller where desk_id = :desk"};

constexpr storage::Query kBuyer{"billing_buyer.find", R"(
  select content from billing_buyer where desk_id = :desk and customer_id = :customer)"};

constexpr storage::Query kPutSeller{"billing_seller.put", R"(
  insert into billing_seller (desk_id, content, updated_at, version) values (:desk, :content, :now, 1)
  on conflict (desk_id) do update set content = excluded.content, updated_at = excluded.updated_at,
                                      version = billing_seller.version + 1)"};

constexpr storage::Query kPutBuyer{"billing_buyer.put", R"(
  insert into billing_buyer (desk_id, customer_id, content, updated_at, version)
  values (:desk, :customer, :content, :now, 1)
  on conflict (desk_id, customer_id) do update set content = excluded.content, updated_at = excluded.updated_at,
                                                   version = billing_buyer.version + 1)"};

}  // namespace

std::optional<std::string> find_seller(storage::Transaction& tx, DeskId desk) {
  return tx.first<std::string>(kSeller, {{"desk", desk}});
}

std::optional<std::string> find_buyer(storage::Transaction& tx, DeskId desk, customers::CustomerId customer) {
  return tx.first<std::string>(kBuyer, {{"desk", desk}, {"customer", customer}});
}

void put_seller(storage::Transaction& tx, DeskId desk, std::string const& content, Time now) {
  tx.execute(kPutSeller, {{"desk", desk}, {"content", content}, {"now", now}});
}

void put_buyer(storage::Transaction& tx, DeskId desk, customers::CustomerId customer, std::string const& content,
               Time now) {
  tx.execute(kPutBuyer, {{"desk", desk}, {"customer", customer}, {"content", content}, {"now", now}});
}

}  // namespace podpora::billing
