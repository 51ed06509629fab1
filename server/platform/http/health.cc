#include "platform/http/health.h"

#include "platform/http/json.h"

#include <openssl/crypto.h>
#include <prometheus/counter.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace podpora::http {
namespace {

class PrometheusMetrics final : public RequestMetrics {
 public:
  explicit PrometheusMetrics(prometheus::Registry& registry)
      : requests_(prometheus::BuildCounter()
                      .Name("podpora_http_requests_total")
                      .Help("HTTP requests by route and status")
                      .Register(registry)),
        seconds_(prometheus::BuildHistogram()
                     .Name("podpora_http_request_seconds")
                     .Help("Time from the complete request to its answer, by route")
                     .Register(registry)) {}

  void count(std::string_view route, int status, double seconds) override {
    static prometheus::Histogram::BucketBoundaries const buckets{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                                 0.1,   0.25,   0.5,   1,    2.5,   10};
    std::string const name{route};
    requests_.Add({{"route", name}, {"status", std::to_string(status)}}).Increment();
    seconds_.Add({{"route", name}}, buckets).Observe(seconds);
  }

 private:
  prometheus::Family<prometheus::Counter>& requests_;
  prometheus::Family<prometheus::Histogram>& seconds_;
};

bool may_see_metrics(Request const& request, std::string const& token) {
  if (!token.empty()) {
    auto const given = request.header("authorization").value_or("");
    auto const wanted = "Bearer " + token;
    return given.size() == wanted.size() && CRYPTO_memcmp(given.data(), wanted.data(), wanted.size()) == 0;
  }
  bool const here = request.remote == "unix" || request.remote == "127.0.0.1" || request.remote == "::1";
  return here && !request.header("x-forwarded-for") && !request.header("forwarded");
}

}  // namespace

std::unique_ptr<RequestMetrics> make_request_metrics(prometheus::Registry& registry) {
  return std::make_unique<PrometheusMetrics>(registry);
}

void Health::add_to(Routes& routes) const {
  routes.get("livez", "/livez", Access::everyone(), *this, &Health::live);
  routes.get("readyz", "/readyz", Access::everyone(), *this, &Health::ready);
  routes.get("metrics", "/metrics", Access::everyone(), *this, &Health::metrics);
  routes.get("version", "/version", Access::everyone(), *this, &Health::version);
}

Result<Response> Health::live(Call const&) const {
  return Response::text("ok\n");
}

Result<Response> Health::ready(Call const&) const {
  auto const missing = options_.ready();
  return missing.empty() ? Response::text("ok\n") : Response::text(missing + "\n", 503);
}

Result<Response> Health::metrics(Call const& call) const {
  if (!may_see_metrics(call.request, options_.metrics_token)) return not_found("page");
  auto response = Response::text(prometheus::TextSerializer{}.Serialize(registry_.get().Collect()));
  response.headers = {{"content-type", "text/plain; version=0.0.4; charset=utf-8"}};
  return response;
}

Result<Response> Health::version(Call const&) const {
  JsonWriter json;
  json.begin_object();
  json.key("name");
  json.text("podpora");
  json.key("version");
  json.text(options_.version);
  json.end_object();
  return Response::json(std::move(json).take());
}

}  // namespace podpora::http
