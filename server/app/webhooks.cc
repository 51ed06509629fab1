#include "app/webhooks.h"

namespace podpora::app {

namespace {

constexpr std::size_t kAnswerMax = 64 * 1024;

}  // namespace

webhooks::Context webhooks_context(App::Parts& parts) {
  return {parts.audit, parts.key, [](auto const& url, auto const& headers, auto const& body) {
            return http::post_bytes(url, headers, body, {.bytes_max = kAnswerMax, .redirects_max = 0});
          }};
}

}  // namespace podpora::app
