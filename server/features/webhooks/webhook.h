#pragma once

#include "features/audit/event_store.h"
#include "platform/http/guarded_fetch.h"
#include "platform/jobs/jobs.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace podpora::webhooks {

struct WebhookTag {
  static constexpr std::string_view prefix = "whk";
};
using WebhookId = Id<WebhookTag>;
struct DeliveryTag {
  static constexpr std::string_view prefix = "dlr";
};
using DeliveryId = Id<DeliveryTag>;

/// The kinds of events that may leave: nothing of a conversation is in them.
std::vector<std::string> const& offered_kinds();

/// Where a desk's events are posted to.
struct Webhook {
  WebhookId id;
  std::string name;
  std::string url;
  std::vector<std::string> kinds;
  std::string sealed_secret;  ///< signs what is posted
  bool is_on{true};
  std::int64_t cursor{0};  ///< the last event that it was asked about
  std::string changed_by;
  Time changed_at;
};

enum class DeliveryState : std::uint8_t { kWaiting, kDelivered, kFailed };
BOOST_DESCRIBE_ENUM(DeliveryState, kWaiting, kDelivered, kFailed)

/// One event on its way to one webhook, and how it went.
struct Delivery {
  DeliveryId id;
  WebhookId webhook_id;
  std::string kind;
  std::string body;  ///< JSON, the same on every try
  DeliveryState state{DeliveryState::kWaiting};
  std::int64_t attempts{0};
  std::int64_t status{0};  ///< of the last answer; 0: none came
  std::string last_error;
  Time created_at;
  std::optional<Time> tried_at;
};
BOOST_DESCRIBE_STRUCT(Delivery, (),
                      (id, webhook_id, kind, body, state, attempts, status, last_error, created_at, tried_at))

using Post = std::function<Result<http::PostedAnswer>(
    std::string const& url, std::vector<std::pair<std::string, std::string>> const& headers, std::string const& body)>;

struct Context {
  audit::Context audit;
  std::string const& key;  ///< seals secrets
  Post post;               ///< over the network, to public addresses alone
};

inline constexpr std::size_t kWebhooksMax = 10;

/// Makes one; it begins with the next event. The secret is told this once. kInvalid `/name` (empty), `/url` (no https
/// address, credentials in it), `/kinds` (none, or one that is not offered); kConflict `webhooks-too-many`. Records
/// `webhook.added`.
struct MadeWebhook {
  Webhook webhook;
  std::string secret;  ///< `whsec_` and base64, as Standard Webhooks writes it
};
Result<MadeWebhook> add_webhook(storage::Transaction& tx, Context const& context, Actor const& actor, Webhook webhook);

/// Writes name, address, kinds and whether it is on; switched on again it begins with the next event. kNotFound;
/// kInvalid as above. Records `webhook.changed`.
Result<Webhook> change_webhook(storage::Transaction& tx, Context const& context, Actor const& actor, Webhook webhook);

/// Takes it away with its log. kNotFound. Records `webhook.removed`.
Result<void> remove_webhook(storage::Transaction& tx, Context const& context, Actor const& actor, WebhookId id);

/// Posts an event of the kind `webhook.test`. kNotFound.
Result<Delivery> send_test(storage::Transaction& tx, Context const& context, Actor const& actor, WebhookId id);

/// Posts it once more. kNotFound; kConflict `delivery-waiting`.
Result<Delivery> retry(storage::Transaction& tx, Context const& context, Actor const& actor, DeliveryId id);

/// The jobs that `follow` and `deliver` answer.
inline constexpr char const* kFollowJob = "webhooks.follow";
inline constexpr char const* kDeliverJob = "webhooks.deliver";
/// The worker gives a job up after so many tries: more than two days.
inline constexpr int kAttemptsMax = 12;

/// Puts a job into the queue for each desk that has events which a webhook has not seen. For the scheduler alone: it
/// looks at all desks.
std::size_t enqueue_following(storage::Database& database, audit::Context const& context);

/// Makes a delivery of each event that a webhook wants, and moves on. Running it again makes none twice.
void follow(storage::Database& database, Context const& context, DeskId desk);

/// Tries one delivery, signed as Standard Webhooks 1.0 says
/// (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md, 2026-11-27). Throws
/// when it did not arrive, so that the job tries again; 410 switches the webhook off, as that page asks.
void deliver(storage::Database& database, Context const& context, jobs::Job const& job);

}  // namespace podpora::webhooks
