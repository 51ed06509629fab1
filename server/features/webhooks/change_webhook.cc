#include "features/webhooks/delivery_job.h"
#include "features/webhooks/webhook_store.h"
#include "platform/base/enum_text.h"
#include "platform/base/text.h"
#include "platform/crypto/crypto.h"

#include <boost/json.hpp>
#include <boost/url/parse.hpp>

#include <algorithm>

namespace podpora::webhooks {

namespace {

constexpr std::size_t kNameMax = 100;
constexpr std::size_t kUrlMax = 2000;

/// An address that is posted to: over TLS, without a password in it.
bool is_postable(std::string const& url) {
  auto const parsed = boost::urls::parse_uri(url);
  return parsed && url.size() <= kUrlMax && parsed->scheme_id() == boost::urls::scheme::https &&
         !parsed->has_userinfo() && !parsed->encoded_host().empty();
}

Result<void> check(Webhook const& webhook) {
  if (webhook.name.empty()) return invalid("/name", "required");
  if (webhook.name.size() > kNameMax) return invalid("/name", "too-long", {{"max", std::int64_t{kNameMax}}});
  if (!is_postable(webhook.url)) return invalid("/url", "https-address");
  if (webhook.kinds.empty()) return invalid("/kinds", "required");
  auto const& offered = offered_kinds();
  bool const known = std::ranges::all_of(
      webhook.kinds, [&](auto const& kind) { return std::ranges::find(offered, kind) != offered.end(); });
  if (!known) return invalid("/kinds", "not-a-choice");
  return {};
}

std::int64_t last_number(storage::Transaction& tx, DeskId desk) {
  auto const last = audit::last_numbered(tx, desk);
  return last ? last->number.value_or(0) : 0;
}

void record(storage::Transaction& tx, Context const& context, Actor const& actor, std::string_view kind, WebhookId id) {
  audit::record(tx, context.audit, actor, {.kind = kind, .subject = to_text(id)});
}

}  // namespace

std::vector<std::string> const& offered_kinds() {
  static std::vector<std::string> const kinds{"opportunity.opened", "opportunity.changed", "opportunity.won",
                                              "opportunity.lost", "opportunity.due"};
  return kinds;
}

Result<MadeWebhook> add_webhook(storage::Transaction& tx, Context const& context, Actor const& actor, Webhook webhook) {
  webhook.name = trim(webhook.name);
  webhook.url = trim(webhook.url);
  TRY(check(webhook));
  if (webhooks_of(tx, actor.desk).size() >= kWebhooksMax) return conflict("webhooks-too-many");
  auto const secret = make_secret(context.audit.random);
  webhook.id = context.audit.ids.make<WebhookId>();
  webhook.sealed_secret = crypto::seal(context.key, context.audit.random, secret);
  webhook.cursor = last_number(tx, actor.desk);
  webhook.changed_by = actor.name;
  webhook.changed_at = context.audit.clock.now();
  insert_webhook(tx, actor.desk, webhook);
  record(tx, context, actor, "webhook.added", webhook.id);
  return MadeWebhook{std::move(webhook), secret};
}

Result<Webhook> change_webhook(storage::Transaction& tx, Context const& context, Actor const& actor, Webhook webhook) {
  auto const before = find_webhook(tx, actor.desk, webhook.id);
  if (!before) return not_found("webhook");
  webhook.name = trim(webhook.name);
  webhook.url = trim(webhook.url);
  TRY(check(webhook));
  webhook.cursor = webhook.is_on && !before->is_on ? last_number(tx, actor.desk) : before->cursor;
  webhook.changed_by = actor.name;
  webhook.changed_at = context.audit.clock.now();
  update_webhook(tx, actor.desk, webhook);
  record(tx, context, actor, "webhook.changed", webhook.id);
  return webhook;
}

Result<void> remove_webhook(storage::Transaction& tx, Context const& context, Actor const& actor, WebhookId id) {
  if (!delete_webhook(tx, actor.desk, id)) return not_found("webhook");
  record(tx, context, actor, "webhook.removed", id);
  return {};
}

Result<Delivery> send_test(storage::Transaction& tx, Context const& context, Actor const& actor, WebhookId id) {
  if (!find_webhook(tx, actor.desk, id)) return not_found("webhook");
  auto const now = context.audit.clock.now();
  boost::json::object const body{
      {"kind", "webhook.test"}, {"at", to_rfc3339(now)}, {"data", {{"asked_by", actor.name}}}};
  Delivery const delivery{.id = context.audit.ids.make<DeliveryId>(),
                          .webhook_id = id,
                          .kind = "webhook.test",
                          .body = boost::json::serialize(body),
                          .created_at = now};
  insert_delivery(tx, actor.desk, delivery);
  enqueue_delivery(tx, context.audit, actor.desk, delivery.id);
  return delivery;
}

Result<Delivery> retry(storage::Transaction& tx, Context const& context, Actor const& actor, DeliveryId id) {
  auto delivery = find_delivery(tx, actor.desk, id);
  if (!delivery) return not_found("delivery");
  if (delivery->state == DeliveryState::kWaiting) return conflict("delivery-waiting");
  delivery->state = DeliveryState::kWaiting;
  update_delivery(tx, actor.desk, *delivery);
  enqueue_delivery(tx, context.audit, actor.desk, id);
  return *std::move(delivery);
}

}  // namespace podpora::webhooks
