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

/// `/livez` (the process answers), `/readyz` (the hook says that it may get traffic), `/metrics` (Prometheus text) and
/// `/version`.
class Health {
 public:
  /// `ready` returns an empty text, or what is missing; `version` is what `/version` says. They outlive the routes.
  Health(prometheus::Registry& registry, std::string_view version, std::function<std::string()> ready)
      : registry_(registry), version_(version), ready_(std::move(ready)) {}

  /// Adds the four routes.
  void add_to(Routes& routes) const;

  Result<Response> live(Call const& call) const;
  Result<Response> ready(Call const& call) const;
  Result<Response> metrics(Call const& call) const;
  Result<Response> version(Call const& call) const;

 private:
  prometheus::Registry& registry_;
  std::string_view version_;
  std::function<std::string()> ready_;
};

}  // namespace podpora::http
