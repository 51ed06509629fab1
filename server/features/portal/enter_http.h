#pragma once

#include "features/audit/audit.h"
#include "features/identity/attempt_limits.h"
#include "features/portal/wire.h"
#include "platform/http/call.h"

#include <memory>
#include <vector>

namespace podpora::portal {

struct EnterOptions {
  bool secure_cookie{false};                 ///< people come by HTTPS
  std::vector<std::string> trusted_proxies;  ///< whose `X-Forwarded-For` counts
};

/// Signing in by a mailed link: asked for in the portal or on a page without script, used by a button on the page that
/// the link opens. Looking at that page uses nothing up: scanners of mail follow links, and none of them sends forms.
class EnterHttp {
 public:
  EnterHttp(storage::Database& database, audit::Context audit, EnterOptions options)
      : database_(database),
        audit_(audit),
        options_(std::move(options)),
        limits_(std::make_unique<identity::AttemptLimits>()) {}

  Result<http::NoContent> ask(http::Call const& call, SignInLinkRequest request) const;
  Result<http::Response> ask_page(http::Call const& call) const;
  Result<http::Response> ask_by_form(http::Call const& call) const;
  Result<http::Response> link_page(http::Call const& call) const;
  Result<http::Response> use_link(http::Call const& call) const;

 private:
  Result<void> try_ask(http::Call const& call, SignInLinkRequest const& request) const;

  storage::Database& database_;
  audit::Context audit_;
  EnterOptions options_;
  std::unique_ptr<identity::AttemptLimits> limits_;
};

/// Where the page of a token is, below the desk's address.
std::string enter_path(std::string const& token);

}  // namespace podpora::portal
