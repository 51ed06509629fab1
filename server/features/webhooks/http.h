#pragma once

#include "features/webhooks/webhook.h"
#include "platform/http/call.h"
#include "platform/http/wire.h"

namespace podpora::webhooks {

struct WebhookRequest {
  std::string name;
  std::string url;  ///< https
  std::vector<std::string> kinds;
  std::optional<bool> is_on;  ///< on, when absent
};
BOOST_DESCRIBE_STRUCT(WebhookRequest, (), (name, url, kinds, is_on))

struct WebhookView {
  WebhookId id;
  std::string name;
  std::string url;
  std::vector<std::string> kinds;
  bool is_on{true};
  std::string changed_by;
  Time changed_at;
  std::optional<std::string> secret;  ///< in the answer that made it, and never again
};
BOOST_DESCRIBE_STRUCT(WebhookView, (), (id, name, url, kinds, is_on, changed_by, changed_at, secret))

struct WebhookList {
  std::vector<WebhookView> items;
  std::vector<std::string> offered_kinds;
};
BOOST_DESCRIBE_STRUCT(WebhookList, (), (items, offered_kinds))

/// A desk's webhooks and the log of what was posted.
class Http {
 public:
  Http(storage::Database& database, Context context) : database_(database), context_(std::move(context)) {}

  Result<WebhookList> list(http::Call const& call) const;
  Result<http::Created<WebhookView>> add(http::Call const& call, WebhookRequest request) const;
  Result<WebhookView> change(http::Call const& call, WebhookRequest request) const;
  Result<WebhookList> remove(http::Call const& call) const;
  Result<Delivery> test(http::Call const& call) const;
  Result<http::Page<Delivery>> deliveries(http::Call const& call) const;
  Result<Delivery> retry(http::Call const& call) const;

 private:
  storage::Database& database_;
  Context context_;
};

}  // namespace podpora::webhooks
