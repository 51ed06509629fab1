#include "app/sample/sample_gate.h"

#include "app/https.h"
#include "app/parts.h"
#include "app/sample/sample_desks.h"
#include "features/identity/http.h"
#include "features/identity/permission.h"
#include "platform/http/problem.h"
#include "platform/i18n/catalogue.h"

namespace podpora::app {

namespace {

/// Always answered by the own desk: the way in and out.
constexpr std::string_view kOwnPath = "/api/v1/sample-desk";
constexpr std::string_view kHeader = "x-sample-desk";

/// Whose sample desk the request is for.
std::optional<DeskId> sample_of(App::Parts const& parts, http::Request const& request) {
  if (!request.cookie(kSampleCookie)) return std::nullopt;
  auto const actor = parts.https->identity->authenticate(request);
  if (!actor || !actor->may(Permission::kDeskManage) || !parts.samples->exists(actor->desk)) return std::nullopt;
  return actor->desk;
}

http::Response other_desk(http::Request const& request) {
  auto const language = i18n::negotiate(request.header("accept-language").value_or(""));
  return http::problem(conflict("other-desk"), language, request.id);
}

std::optional<http::Response> answer(App::Parts const& parts, http::Request const& request) {
  if (request.path.starts_with(kOwnPath)) return std::nullopt;
  auto const desk = sample_of(parts, request);
  auto const meant = request.header(kHeader);
  if (meant && (*meant == "true") != desk.has_value()) return other_desk(request);
  if (!desk) return std::nullopt;
  auto response = parts.samples->handle(*desk, request);
  // It was removed just now.
  return response ? std::move(*response) : other_desk(request);
}

}  // namespace

std::function<std::optional<http::Response>(http::Request const&)> make_sample_gate(App::Parts& parts) {
  if (!parts.samples) return {};
  return [&parts](http::Request const& request) { return answer(parts, request); };
}

}  // namespace podpora::app
