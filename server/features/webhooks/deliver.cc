#include "features/webhooks/delivery_job.h"
#include "features/webhooks/webhook_store.h"
#include "platform/base/text.h"
#include "platform/crypto/crypto.h"
#include "platform/crypto/hmac.h"

#include <boost/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace podpora::webhooks {

namespace {

constexpr int kEventsAtOnce = 500;
constexpr std::int64_t kLogged = 1000;
constexpr std::size_t kErrorMax = 300;
constexpr std::string_view kSecretPrefix = "whsec_";
constexpr int kGone = 410;

std::string body_of(audit::Event const& event) {
  return boost::json::serialize(boost::json::object{{"id", to_text(event.id)},
                                                    {"number", event.number.value_or(0)},
                                                    {"kind", event.kind},
                                                    {"at", to_rfc3339(event.at)},
                                                    {"subject", event.subject},
                                                    {"data", boost::json::parse(event.payload)}});
}

/// The next events of one webhook; false when there are none.
bool follow_some(storage::Transaction& tx, Context const& context, DeskId desk, Webhook const& webhook) {
  auto const events = audit::events_after(tx, desk, webhook.cursor, kEventsAtOnce);
  for (auto const& event : events) {
    if (std::ranges::find(webhook.kinds, event.kind) == webhook.kinds.end()) continue;
    Delivery const delivery{.id = context.audit.ids.make<DeliveryId>(),
                            .webhook_id = webhook.id,
                            .kind = event.kind,
                            .body = body_of(event),
                            .created_at = context.audit.clock.now()};
    insert_delivery(tx, desk, delivery);
    enqueue_delivery(tx, context.audit, desk, delivery.id);
  }
  if (!events.empty()) move_cursor(tx, desk, webhook.id, events.back().number.value());
  trim_log(tx, desk, webhook.id, kLogged);
  return static_cast<int>(events.size()) == kEventsAtOnce;
}

/// What is wrong with an answer; empty when it arrived.
std::string fault_of(Result<http::PostedAnswer> const& answer) {
  if (answer.has_error()) {
    for (auto const& arg : answer.error().args) {
      if (arg.name == "detail") return std::get<std::string>(arg.value);
    }
    return answer.error().code;
  }
  if (answer->status >= 200 && answer->status < 300) return "";
  return "HTTP " + std::to_string(answer->status);
}

struct Due {
  Delivery delivery;
  Webhook webhook;
};

std::optional<Due> find_due(storage::Transaction& tx, DeskId desk, DeliveryId id) {
  auto delivery = find_delivery(tx, desk, id);
  if (!delivery || delivery->state != DeliveryState::kWaiting) return std::nullopt;
  auto webhook = find_webhook(tx, desk, delivery->webhook_id);
  if (!webhook) return std::nullopt;
  return Due{*std::move(delivery), *std::move(webhook)};
}

}  // namespace

std::string make_secret(Random& random) {
  std::string bytes(32, '\0');
  random.fill(std::as_writable_bytes(std::span{bytes}));
  return std::string{kSecretPrefix} + crypto::to_base64(bytes);
}

std::string signature_of(std::string const& secret, std::string const& id, std::int64_t timestamp,
                         std::string const& body) {
  auto const bytes = crypto::from_base64(std::string_view{secret}.substr(kSecretPrefix.size()));
  if (!bytes) throw std::runtime_error("the secret of a webhook is damaged");
  return "v1," + crypto::hmac_sha256_base64(*bytes, id + "." + std::to_string(timestamp) + "." + body);
}

void enqueue_delivery(storage::Transaction& tx, audit::Context const& context, DeskId desk, DeliveryId id) {
  jobs::enqueue(tx, context.ids, context.clock,
                {.desk = desk, .kind = kDeliverJob, .payload = R"({"delivery":")" + to_text(id) + "\"}"});
}

std::size_t enqueue_following(storage::Database& database, audit::Context const& context) {
  auto const desks = database.read(storage::Scope::all_desks(), [](auto& tx) { return desks_behind(tx); });
  for (auto const desk : desks) {
    database.write(storage::Scope::of(desk), [&](auto& tx) {
      jobs::enqueue(tx, context.ids, context.clock,
                    {.desk = desk, .kind = kFollowJob, .payload = "{}", .dedupe_key = kFollowJob});
    });
  }
  return desks.size();
}

void follow(storage::Database& database, Context const& context, DeskId desk) {
  auto const scope = storage::Scope::of(desk);
  for (auto const& each : database.read(scope, [&](auto& tx) { return webhooks_of(tx, desk); })) {
    while (database.write(scope, [&](auto& tx) {
      auto const webhook = find_webhook(tx, desk, each.id);
      return webhook && webhook->is_on && follow_some(tx, context, desk, *webhook);
    })) {}
  }
}

void deliver(storage::Database& database, Context const& context, jobs::Job const& job) {
  auto const payload = boost::json::parse(job.payload);
  auto const id = parse_id<DeliveryTag>(std::string{payload.at("delivery").as_string()});
  if (!id) throw std::runtime_error("the job names no delivery");
  auto const scope = storage::Scope::of(job.desk);
  auto due = database.read(scope, [&](auto& tx) { return find_due(tx, job.desk, *id); });
  if (!due) return;
  auto& delivery = due->delivery;
  auto const secret = crypto::open_sealed(context.key, due->webhook.sealed_secret);
  if (!secret) throw std::runtime_error("the secret of a webhook was sealed with another key");
  auto const now = context.audit.clock.now();
  auto const seconds = std::chrono::floor<std::chrono::seconds>(now.time_since_epoch()).count();
  auto const name = to_text(delivery.id);
  auto const answer = context.post(due->webhook.url,
                                   {{"content-type", "application/json"},
                                    {"webhook-id", name},
                                    {"webhook-timestamp", std::to_string(seconds)},
                                    {"webhook-signature", signature_of(*secret, name, seconds, delivery.body)}},
                                   delivery.body);
  auto const fault = fault_of(answer);
  bool const is_gone = answer.has_value() && answer->status == kGone;
  delivery.attempts += 1;
  delivery.status = answer.has_value() ? answer->status : 0;
  delivery.last_error = std::string{truncate_utf8(fault, kErrorMax)};
  delivery.tried_at = now;
  if (fault.empty()) delivery.state = DeliveryState::kDelivered;
  if (!fault.empty() && (is_gone || job.attempt >= kAttemptsMax)) delivery.state = DeliveryState::kFailed;
  database.write(scope, [&](auto& tx) {
    update_delivery(tx, job.desk, delivery);
    auto webhook = is_gone ? find_webhook(tx, job.desk, delivery.webhook_id) : std::nullopt;
    if (!webhook) return;
    webhook->is_on = false;
    update_webhook(tx, job.desk, *webhook);
  });
  if (!fault.empty() && !is_gone) throw std::runtime_error("webhook: " + fault);
}

}  // namespace podpora::webhooks
