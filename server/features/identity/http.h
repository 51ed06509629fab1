#pragma once

#include "features/identity/attempt_limits.h"
#include "features/identity/setup.h"
#include "features/identity/wire.h"
#include "platform/http/call.h"

namespace podpora::identity {

struct HttpOptions {
  bool secure_cookie{false};                 ///< people come by HTTPS
  std::vector<std::string> trusted_proxies;  ///< whose `X-Forwarded-For` counts
  bool is_sample{false};                     ///< every desk here is one to play with
};

/// Routes of session, set-up and people.
class Http {
 public:
  Http(storage::Database& database, audit::Context audit, HttpOptions options)
      : database_(database), audit_(audit), options_(std::move(options)), limits_(std::make_unique<AttemptLimits>()) {}

  Result<SessionView> get_session(http::Call const& call) const;
  Result<http::WithHeaders<SessionView>> sign_in(http::Call const& call, SignInRequest request) const;
  Result<http::Response> sign_out(http::Call const& call) const;
  Result<SetupState> get_setup(http::Call const& call) const;
  Result<http::WithHeaders<SessionView>> complete_setup(http::Call const& call, SetupRequest request) const;
  Result<http::Page<AgentView>> list_agents(http::Call const& call) const;
  Result<http::Created<AgentView>> add_agent(http::Call const& call, AgentRequest request) const;

  /// Who sends the request, by its cookie.
  std::optional<Actor> authenticate(http::Request const& request) const;
  /// The answer that makes the browser keep a session that was just made.
  http::WithHeaders<SessionView> signed_in(SignedIn const& session) const;

 private:
  SessionView view_of(Actor const& actor) const;

  storage::Database& database_;
  audit::Context audit_;
  HttpOptions options_;
  std::unique_ptr<AttemptLimits> limits_;
};

}  // namespace podpora::identity
