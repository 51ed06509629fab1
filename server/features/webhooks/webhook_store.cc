#include "features/webhooks/webhook_store.h"

#include <boost/algorithm/string/classification.hpp>
#include <boost/algorithm/string/join.hpp>
#include <boost/algorithm/string/split.hpp>

namespace podpora::webhooks {

namespace {

constexpr storage::Query kInsert{"webhook.insert", R"(
  insert into webhook (desk_id, id, name, url, kinds, sealed_secret, is_on, cursor, changed_by, changed_at)
  values (:desk, :id, :name, :url, :kinds, :sealed_secret, :is_on, :cursor, :changed_by, :changed_at))"};

constexpr storage::Query kUpdate{"webhook.update", R"(
  update webhook set name = :name, url = :url, kinds = :kinds, is_on = :is_on, cursor = :cursor,
    changed_by = :changed_by, changed_at = :changed_at
  where desk_id = :desk and id = :id)"};

constexpr storage::Query kMove{"webhook.move", R"(
  update webhook set cursor = :number where desk_id = :desk and id = :id)"};

constexpr storage::Query kDelete{"webhook.delete", "delete from webhook where desk_id = :desk and id = :id"};

constexpr storage::Query kDeleteDeliveries{"webhook_delivery.delete", R"(
  delete from webhook_delivery where desk_id = :desk and webhook_id = :id)"};

constexpr storage::Query kFind{"webhook.find", R"(
  select id, name, url, kinds, sealed_secret, is_on, cursor, changed_by, changed_at
  from webhook where desk_id = :desk and id = :id)"};

constexpr storage::Query kAll{"webhook.all", R"(
  select id, name, url, kinds, sealed_secret, is_on, cursor, changed_by, changed_at
  from webhook where desk_id = :desk order by id)"};

constexpr storage::Query kInsertDelivery{"webhook_delivery.insert", R"(
  insert into webhook_delivery (desk_id, id, webhook_id, kind, body, state, attempts, status, last_error, created_at,
                                tried_at)
  values (:desk, :id, :webhook, :kind, :body, :state, :attempts, :status, :last_error, :created_at, :tried_at))"};

constexpr storage::Query kUpdateDelivery{"webhook_delivery.update", R"(
  update webhook_delivery set state = :state, attempts = :attempts, status = :status, last_error = :last_error,
    tried_at = :tried_at
  where desk_id = :desk and id = :id)"};

constexpr storage::Query kFindDelivery{"webhook_delivery.find", R"(
  select id, webhook_id, kind, body, state, attempts, status, last_error, created_at, tried_at
  from webhook_delivery where desk_id = :desk and id = :id)"};

constexpr storage::Query kDeliveries{"webhook_delivery.of_webhook", R"(
  select id, webhook_id, kind, body, state, attempts, status, last_error, created_at, tried_at
  from webhook_delivery where desk_id = :desk and webhook_id = :webhook order by id desc limit 100)"};

constexpr storage::Query kTrim{"webhook_delivery.trim", R"(
  delete from webhook_delivery
  where desk_id = :desk and webhook_id = :webhook and state <> 'waiting' and id <= coalesce(
    (select max(k.id) from (
       select d.id from webhook_delivery d where d.desk_id = :desk and d.webhook_id = :webhook
       order by d.id desc limit 1 offset :kept) k), 0))"};

constexpr storage::Query kBehind{"webhook.desks_behind", R"(
  select distinct w.desk_id from webhook w
  where w.is_on = 1
    and exists (select e.id from event e where e.desk_id = w.desk_id and e.number > w.cursor))"};

struct Row {
  WebhookId id;
  std::string name;
  std::string url;
  std::string kinds;
  std::string sealed_secret;
  bool is_on{true};
  std::int64_t cursor{0};
  std::string changed_by;
  Time changed_at;
};
BOOST_DESCRIBE_STRUCT(Row, (), (id, name, url, kinds, sealed_secret, is_on, cursor, changed_by, changed_at))

Webhook webhook_of(Row row) {
  Webhook webhook{.id = row.id,
                  .name = std::move(row.name),
                  .url = std::move(row.url),
                  .sealed_secret = std::move(row.sealed_secret),
                  .is_on = row.is_on,
                  .cursor = row.cursor,
                  .changed_by = std::move(row.changed_by),
                  .changed_at = row.changed_at};
  boost::split(webhook.kinds, row.kinds, boost::is_any_of(" "));
  return webhook;
}

}  // namespace

void insert_webhook(storage::Transaction& tx, DeskId desk, Webhook const& webhook) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", webhook.id},
                       {"name", webhook.name},
                       {"url", webhook.url},
                       {"kinds", boost::join(webhook.kinds, " ")},
                       {"sealed_secret", webhook.sealed_secret},
                       {"is_on", webhook.is_on},
                       {"cursor", webhook.cursor},
                       {"changed_by", webhook.changed_by},
                       {"changed_at", webhook.changed_at}});
}

void update_webhook(storage::Transaction& tx, DeskId desk, Webhook const& webhook) {
  tx.execute(kUpdate, {{"desk", desk},
                       {"id", webhook.id},
                       {"name", webhook.name},
                       {"url", webhook.url},
                       {"kinds", boost::join(webhook.kinds, " ")},
                       {"is_on", webhook.is_on},
                       {"cursor", webhook.cursor},
                       {"changed_by", webhook.changed_by},
                       {"changed_at", webhook.changed_at}});
}

bool delete_webhook(storage::Transaction& tx, DeskId desk, WebhookId id) {
  tx.execute(kDeleteDeliveries, {{"desk", desk}, {"id", id}});
  return tx.execute(kDelete, {{"desk", desk}, {"id", id}}) > 0;
}

std::optional<Webhook> find_webhook(storage::Transaction& tx, DeskId desk, WebhookId id) {
  auto row = tx.first<Row>(kFind, {{"desk", desk}, {"id", id}});
  return row ? std::optional{webhook_of(std::move(*row))} : std::nullopt;
}

std::vector<Webhook> webhooks_of(storage::Transaction& tx, DeskId desk) {
  std::vector<Webhook> webhooks;
  for (auto& row : tx.all<Row>(kAll, {{"desk", desk}})) webhooks.push_back(webhook_of(std::move(row)));
  return webhooks;
}

void move_cursor(storage::Transaction& tx, DeskId desk, WebhookId id, std::int64_t number) {
  tx.execute(kMove, {{"desk", desk}, {"id", id}, {"number", number}});
}

void insert_delivery(storage::Transaction& tx, DeskId desk, Delivery const& delivery) {
  tx.execute(kInsertDelivery, {{"desk", desk},
                               {"id", delivery.id},
                               {"webhook", delivery.webhook_id},
                               {"kind", delivery.kind},
                               {"body", delivery.body},
                               {"state", delivery.state},
                               {"attempts", delivery.attempts},
                               {"status", delivery.status},
                               {"last_error", delivery.last_error},
                               {"created_at", delivery.created_at},
                               {"tried_at", delivery.tried_at}});
}

void update_delivery(storage::Transaction& tx, DeskId desk, Delivery const& delivery) {
  tx.execute(kUpdateDelivery, {{"desk", desk},
                               {"id", delivery.id},
                               {"state", delivery.state},
                               {"attempts", delivery.attempts},
                               {"status", delivery.status},
                               {"last_error", delivery.last_error},
                               {"tried_at", delivery.tried_at}});
}

std::optional<Delivery> find_delivery(storage::Transaction& tx, DeskId desk, DeliveryId id) {
  return tx.first<Delivery>(kFindDelivery, {{"desk", desk}, {"id", id}});
}

std::vector<Delivery> deliveries_of(storage::Transaction& tx, DeskId desk, WebhookId id) {
  return tx.all<Delivery>(kDeliveries, {{"desk", desk}, {"webhook", id}});
}

void trim_log(storage::Transaction& tx, DeskId desk, WebhookId id, std::int64_t kept) {
  tx.execute(kTrim, {{"desk", desk}, {"webhook", id}, {"kept", kept}});
}

std::vector<DeskId> desks_behind(storage::Transaction& tx) {
  return tx.all<DeskId>(kBehind, {});
}

}  // namespace podpora::webhooks
