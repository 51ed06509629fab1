#include "app/sample/sample_http.h"

#include "features/identity/session.h"
#include "features/identity/session_cookie.h"

namespace podpora::app {

Result<SampleView> SampleHttp::get(http::Call const& call) const {
  if (desks_ == nullptr) return not_found("sample_desk");
  return SampleView{desks_->people(call.actor.desk)};
}

Result<SampleView> SampleHttp::make(http::Call const& call) const {
  if (desks_ == nullptr) return not_found("sample_desk");
  desks_->make(call.actor.desk);
  return get(call);
}

Result<http::NoContent> SampleHttp::remove(http::Call const& call) const {
  if (desks_ == nullptr) return not_found("sample_desk");
  desks_->remove(call.actor.desk);
  return http::NoContent{};
}

Result<http::Response> SampleHttp::enter(http::Call const& call, SampleVisit visit) const {
  if (desks_ == nullptr) return not_found("sample_desk");
  auto const session = TRY(desks_->enter(call.actor.desk, visit.email));
  auto cookie = identity::session_cookie(kSampleCookie, session, identity::kSessionLife, secure_cookie_);
  return http::Response{.status = 204, .headers = {{"set-cookie", std::move(cookie)}}};
}

}  // namespace podpora::app
