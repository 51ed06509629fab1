#include "features/audit/sequence.h"
#include "features/webhooks/delivery_job.h"
#include "features/webhooks/webhook_store.h"
#include "testing/database.h"

#include <boost/json.hpp>
#include <gmock/gmock.h>

namespace podpora::webhooks {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct Posted {
  std::string url;
  std::map<std::string, std::string> headers;
  std::string body;
};

class WebhookTest : public testing::StoreTest {
 protected:
  std::string const key = std::string(32, 'k');
  audit::Context const audit{clock, ids, *random};
  std::vector<Posted> posted;
  Result<http::PostedAnswer> answer = http::PostedAnswer{.status = 204};
  Context const context{audit, key, [this](auto const& url, auto const& headers, auto const& body) {
                          posted.push_back({url, {headers.begin(), headers.end()}, body});
                          return answer;
                        }};

  Actor actor(DeskId of) const { return {.desk = of, .kind = Actor::Kind::kAgent, .name = "Olga"}; }
  template <class F>
  auto write(F f) {
    return db().write(storage::Scope::of(desk), [&](auto& tx) { return f(tx); });
  }
  static Webhook crm() {
    return {.name = "CRM", .url = "https://crm.example/hook", .kinds = {"opportunity.won", "opportunity.lost"}};
  }
  MadeWebhook made() {
    return write([&](auto& tx) { return add_webhook(tx, context, actor(desk), crm()).value(); });
  }
  void happen(std::string_view kind, DeskId of) {
    db().write(storage::Scope::of(of), [&](auto& tx) {
      audit::record(tx, audit, actor(of), {.kind = kind, .subject = "opp_1", .payload = R"({"title":"Plan"})"});
    });
    audit::sequence(db());
  }
  std::vector<Delivery> log(WebhookId id) {
    return write([&](auto& tx) { return deliveries_of(tx, desk, id); });
  }
  jobs::Job job_of(DeliveryId id, int attempt = 1) const {
    return {.id = JobId{1},
            .desk = desk,
            .kind = kDeliverJob,
            .payload = R"({"delivery":")" + to_text(id) + "\"}",
            .attempt = attempt};
  }
};
PODPORA_BOTH_DATABASES(WebhookTest);

// Computed by OpenSSL:
// printf %s 'dlr_1.1700000000.{}' | openssl dgst -sha256 -mac HMAC -macopt key:secret -binary | base64
TEST(Signature, IsThatOfStandardWebhooks) {
  EXPECT_EQ(signature_of("whsec_c2VjcmV0", "dlr_1", 1'700'000'000, "{}"),
            "v1,3LOOWeE9fVJoocn0WLsz/AljGiqEm+sAEYcJE1WBL7o=");
}

TEST_P(WebhookTest, PostsWhatIsWantedOnceAndSigned) {
  happen("opportunity.won", desk);
  auto const webhook = made();
  happen("opportunity.opened", desk);
  happen("opportunity.won", desk);
  happen("opportunity.won", other_desk);
  follow(db(), context, desk);
  follow(db(), context, desk);
  auto const waiting = log(webhook.webhook.id);
  ASSERT_THAT(waiting, SizeIs(1)) << "not what was before, not other kinds, not another desk's";
  deliver(db(), context, job_of(waiting[0].id));
  deliver(db(), context, job_of(waiting[0].id));
  ASSERT_THAT(posted, SizeIs(1));
  EXPECT_EQ(posted[0].url, "https://crm.example/hook");
  auto const body = boost::json::parse(posted[0].body);
  EXPECT_EQ(body.at("kind"), "opportunity.won");
  EXPECT_EQ(body.at("data").at("title"), "Plan");
  EXPECT_EQ(posted[0].headers.at("webhook-id"), to_text(waiting[0].id));
  EXPECT_EQ(posted[0].headers.at("webhook-signature"),
            signature_of(webhook.secret, to_text(waiting[0].id), std::stoll(posted[0].headers.at("webhook-timestamp")),
                         posted[0].body));
  EXPECT_EQ(log(webhook.webhook.id)[0].state, DeliveryState::kDelivered);
}

TEST_P(WebhookTest, TriesAgainUntilAPersonMust) {
  auto const webhook = made();
  happen("opportunity.lost", desk);
  follow(db(), context, desk);
  auto const id = log(webhook.webhook.id).at(0).id;
  answer = http::PostedAnswer{.status = 500};
  EXPECT_THROW(deliver(db(), context, job_of(id)), std::runtime_error);
  EXPECT_EQ(log(webhook.webhook.id)[0].state, DeliveryState::kWaiting);
  EXPECT_EQ(log(webhook.webhook.id)[0].last_error, "HTTP 500");
  answer = Error{ErrorCode::kUnavailable, "address-not-fetched", {{"detail", "not a public address"}}, {}};
  EXPECT_THROW(deliver(db(), context, job_of(id, kAttemptsMax)), std::runtime_error);
  auto const failed = log(webhook.webhook.id)[0];
  EXPECT_EQ(failed.state, DeliveryState::kFailed);
  EXPECT_EQ(failed.attempts, 2);
  EXPECT_EQ(failed.last_error, "not a public address");
  answer = http::PostedAnswer{.status = 200};
  EXPECT_TRUE(write([&](auto& tx) { return retry(tx, context, actor(desk), id); }).has_value());
  EXPECT_EQ(write([&](auto& tx) { return retry(tx, context, actor(desk), id); }).error().code, "delivery-waiting");
  deliver(db(), context, job_of(id));
  EXPECT_EQ(log(webhook.webhook.id)[0].state, DeliveryState::kDelivered);
}

TEST_P(WebhookTest, IsSwitchedOffByWhoIsGoneAndMissesWhatCameThen) {
  auto const webhook = made().webhook;
  happen("opportunity.won", desk);
  follow(db(), context, desk);
  answer = http::PostedAnswer{.status = 410};
  deliver(db(), context, job_of(log(webhook.id).at(0).id));
  auto off = write([&](auto& tx) { return find_webhook(tx, desk, webhook.id); }).value();
  EXPECT_FALSE(off.is_on);
  happen("opportunity.won", desk);
  follow(db(), context, desk);
  off.is_on = true;
  write([&](auto& tx) { change_webhook(tx, context, actor(desk), off).value(); });
  follow(db(), context, desk);
  EXPECT_THAT(log(webhook.id), SizeIs(1));
}

TEST_P(WebhookTest, RefusesWhatIsWrongByItsField) {
  auto const pointer = [&](Webhook const& webhook) {
    return write([&](auto& tx) { return add_webhook(tx, context, actor(desk), webhook); }).error().fields.at(0).pointer;
  };
  auto const with = [](auto change) {
    auto webhook = crm();
    change(webhook);
    return webhook;
  };
  EXPECT_EQ(pointer(with([](auto& w) { w.name = " "; })), "/name");
  for (auto const* url : {"http://crm.example/", "https://a:b@crm.example/", "ftp://x", "crm"}) {
    EXPECT_EQ(pointer(with([&](auto& w) { w.url = url; })), "/url") << url;
  }
  EXPECT_EQ(pointer(with([](auto& w) { w.kinds = {}; })), "/kinds");
  EXPECT_EQ(pointer(with([](auto& w) { w.kinds = {"ticket.replied"}; })), "/kinds") << "conversations stay";
  for (std::size_t i = 0; i < kWebhooksMax; ++i) made();
  EXPECT_EQ(write([&](auto& tx) { return add_webhook(tx, context, actor(desk), crm()); }).error().code,
            "webhooks-too-many");
}

TEST_P(WebhookTest, KeepsTheSecretSealedAndItsLogShort) {
  auto const webhook = made();
  EXPECT_EQ(webhook.webhook.sealed_secret.find(webhook.secret), std::string::npos);
  for (int i = 0; i < 5; ++i) {
    write([&](auto& tx) {
      insert_delivery(tx, desk,
                      {.id = ids.make<DeliveryId>(),
                       .webhook_id = webhook.webhook.id,
                       .kind = std::to_string(i),
                       .state = i == 0 ? DeliveryState::kWaiting : DeliveryState::kDelivered});
      trim_log(tx, desk, webhook.webhook.id, 2);
    });
  }
  std::vector<std::string> kinds;
  for (auto const& each : log(webhook.webhook.id)) kinds.push_back(each.kind);
  EXPECT_THAT(kinds, ElementsAre("4", "3", "0"));
}

TEST_P(WebhookTest, BelongsToItsDeskAlone) {
  auto const webhook = made().webhook;
  auto const delivery = write([&](auto& tx) { return send_test(tx, context, actor(desk), webhook.id); }).value();
  db().write(storage::Scope::of(other_desk), [&](auto& tx) {
    auto const mallory = actor(other_desk);
    EXPECT_THAT(webhooks_of(tx, other_desk), IsEmpty());
    EXPECT_THAT(deliveries_of(tx, other_desk, webhook.id), IsEmpty());
    EXPECT_TRUE(change_webhook(tx, context, mallory, webhook).has_error());
    EXPECT_TRUE(remove_webhook(tx, context, mallory, webhook.id).has_error());
    EXPECT_TRUE(send_test(tx, context, mallory, webhook.id).has_error());
    EXPECT_TRUE(retry(tx, context, mallory, delivery.id).has_error());
  });
  EXPECT_THAT(log(webhook.id), SizeIs(1));
}

}  // namespace
}  // namespace podpora::webhooks
