#pragma once

#include "platform/http/message.h"
#include "platform/http/route.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace prometheus {
class Registry;
}

namespace podpora::http {

/// Counts requests by route and status and their durations by route. Safe to call from several threads.
class RequestMetrics {
 public:
  virtual ~RequestMetrics() = default;
  virtual void count(std::string_view route, int status, double seconds) = 0;
};

/// Registers `podpora_http_requests_total` and `podpora_http_request_seconds`. The registry outlives the result.
std::unique_ptr<RequestMetrics> make_request_metrics(prometheus::Registry& registry);

/// What the routes of health say. It outlives them.
struct HealthOptions {
  std::string_view version;
  std::function<std::string()> ready;  ///< an empty text, or what is missing
  std::string metrics_token;           ///< empty: metrics only for this machine itself
};

/// `/livez` (the process answers), `/readyz` (the hook says that it may get traffic), `/metrics` (Prometheus text) and
/// `/version`. Who may not see the metrics is told that there is no such page.
class Health {
 public:
  Health(prometheus::Registry& registry, HealthOptions options) : registry_(registry), options_(std::move(options)) {}

  /// Adds the four routes.
  void add_to(Routes& routes) const;

  Result<Response> live(Call const& call) const;
  Result<Response> ready(Call const& call) const;
  Result<Response> metrics(Call const& call) const;
  Result<Response> version(Call const& call) const;

 private:
  std::reference_wrapper<prometheus::Registry> registry_;
  HealthOptions options_;
};

}  // namespace podpora::http
