#pragma once

#include "features/webhooks/webhook.h"

namespace podpora::webhooks {

void insert_webhook(storage::Transaction& tx, DeskId desk, Webhook const& webhook);
void update_webhook(storage::Transaction& tx, DeskId desk, Webhook const& webhook);
/// With its deliveries; false when there was none.
bool delete_webhook(storage::Transaction& tx, DeskId desk, WebhookId id);
std::optional<Webhook> find_webhook(storage::Transaction& tx, DeskId desk, WebhookId id);
/// In the order of their making.
std::vector<Webhook> webhooks_of(storage::Transaction& tx, DeskId desk);
void move_cursor(storage::Transaction& tx, DeskId desk, WebhookId id, std::int64_t number);

void insert_delivery(storage::Transaction& tx, DeskId desk, Delivery const& delivery);
void update_delivery(storage::Transaction& tx, DeskId desk, Delivery const& delivery);
std::optional<Delivery> find_delivery(storage::Transaction& tx, DeskId desk, DeliveryId id);
/// Newest first, at most a hundred.
std::vector<Delivery> deliveries_of(storage::Transaction& tx, DeskId desk, WebhookId id);
/// Forgets all but the newest `kept` of those that are over.
void trim_log(storage::Transaction& tx, DeskId desk, WebhookId id, std::int64_t kept);

/// Desks with events behind the cursor of a webhook that is on. Crosses desks.
std::vector<DeskId> desks_behind(storage::Transaction& tx);

}  // namespace podpora::webhooks
