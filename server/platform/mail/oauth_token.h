#pragma once

#include "platform/base/clock.h"
#include "platform/base/result.h"
#include "platform/mail/connect_rule.h"

#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace podpora::mail {

/// How an access token for a mail server is got: with a refresh token (RFC 6749 section 6) where there is one, else
/// with the client's own credentials (section 4.4).
struct OAuthClient {
  std::string token_url;  ///< `https://login.microsoftonline.com/TENANT/oauth2/v2.0/token`; http only to loopback
  std::string client_id;
  std::string client_secret;
  std::string refresh_token;  ///< empty: client credentials
  std::string scope;          ///< may be empty
  std::string ca_file;        ///< authorities to trust; empty: the system's
  ConnectRule may_connect;    ///< where to; empty: anywhere
};

/// The token endpoint's answer; status 0 when none came, and why in `body`.
struct FormAnswer {
  int status{0};
  std::string body;
};

/// Sends a form to the token endpoint.
using PostForm = std::function<FormAnswer(std::string const& url, std::string const& form)>;

/// By libcurl: https with a verified certificate, to where the client's rule allows, no redirects, bounded in size and
/// time.
PostForm make_post_form(OAuthClient const& client);

/// Keeps one access token fresh. Safe to call from several threads; one of them fetches.
class OAuthTokens {
 public:
  /// Posts by `make_post_form` unless told otherwise.
  OAuthTokens(OAuthClient client, Clock const& clock, PostForm post = {});

  /// A token that is good for at least another minute. kUnavailable `no-access-token` with the endpoint's own words as
  /// `detail`, never with a secret.
  Result<std::string> token();

  /// After a server refused the token: the next call fetches another.
  void forget();

  /// The refresh token in use: an endpoint may have replaced the one that was given (RFC 6749 section 6).
  std::string refresh_token();

 private:
  OAuthClient client_;
  Clock const& clock_;
  PostForm post_;
  std::mutex mutex_;
  std::string token_;
  Time good_until_{};
};

}  // namespace podpora::mail
