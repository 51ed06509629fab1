#include "features/webhooks/http.h"

#include "features/webhooks/webhook_store.h"

namespace podpora::webhooks {

namespace {

WebhookView view_of(Webhook const& webhook) {
  return {.id = webhook.id,
          .name = webhook.name,
          .url = webhook.url,
          .kinds = webhook.kinds,
          .is_on = webhook.is_on,
          .changed_by = webhook.changed_by,
          .changed_at = webhook.changed_at};
}

WebhookList list_of(storage::Transaction& tx, DeskId desk) {
  WebhookList list{.offered_kinds = offered_kinds()};
  for (auto const& webhook : webhooks_of(tx, desk)) list.items.push_back(view_of(webhook));
  return list;
}

Webhook wanted(WebhookRequest request) {
  return {.name = std::move(request.name),
          .url = std::move(request.url),
          .kinds = std::move(request.kinds),
          .is_on = request.is_on.value_or(true)};
}

}  // namespace

Result<WebhookList> Http::list(http::Call const& call) const {
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<WebhookList> { return list_of(tx, desk); });
}

Result<http::Created<WebhookView>> Http::add(http::Call const& call, WebhookRequest request) const {
  auto const webhook = wanted(std::move(request));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<http::Created<WebhookView>> {
    auto made = TRY(add_webhook(tx, context_, call.actor, webhook));
    auto view = view_of(made.webhook);
    view.secret = std::move(made.secret);
    return http::Created<WebhookView>{"/api/v1/webhooks/" + to_text(view.id), std::move(view)};
  });
}

Result<WebhookView> Http::change(http::Call const& call, WebhookRequest request) const {
  auto webhook = wanted(std::move(request));
  webhook.id = TRY(call.id<WebhookId>("id"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<WebhookView> {
    return view_of(TRY(change_webhook(tx, context_, call.actor, webhook)));
  });
}

Result<WebhookList> Http::remove(http::Call const& call) const {
  auto const id = TRY(call.id<WebhookId>("id"));
  auto const desk = call.actor.desk;
  return database_.write(storage::Scope::of(desk), [&](auto& tx) -> Result<WebhookList> {
    TRY(remove_webhook(tx, context_, call.actor, id));
    return list_of(tx, desk);
  });
}

Result<Delivery> Http::test(http::Call const& call) const {
  auto const id = TRY(call.id<WebhookId>("id"));
  return database_.write(storage::Scope::of(call.actor.desk),
                         [&](auto& tx) { return send_test(tx, context_, call.actor, id); });
}

Result<http::Page<Delivery>> Http::deliveries(http::Call const& call) const {
  auto const id = TRY(call.id<WebhookId>("id"));
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Page<Delivery>> {
    if (!find_webhook(tx, desk, id)) return not_found("webhook");
    return http::Page<Delivery>{.items = deliveries_of(tx, desk, id)};
  });
}

Result<Delivery> Http::retry(http::Call const& call) const {
  auto const id = TRY(call.id<DeliveryId>("id"));
  return database_.write(storage::Scope::of(call.actor.desk),
                         [&](auto& tx) { return webhooks::retry(tx, context_, call.actor, id); });
}

}  // namespace podpora::webhooks
