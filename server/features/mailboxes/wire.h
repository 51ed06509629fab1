#pragma once

#include "features/mailboxes/mailbox.h"
#include "platform/http/wire.h"

#include <boost/describe/class.hpp>

namespace podpora::mailboxes {

/// What a mailbox is doing.
enum class Status : std::uint8_t { kPaused, kWaiting, kFetching, kFailing };
BOOST_DESCRIBE_ENUM(Status, kPaused, kWaiting, kFetching, kFailing)

/// A mailbox without its secrets.
struct MailboxView {
  MailboxId id;
  std::string host;
  std::int64_t port{0};
  Security security{};
  std::string username;
  SignIn sign_in{};
  std::string token_url;
  std::string client_id;
  std::string scope;
  std::string folder;
  AfterStore after_store{};
  std::string move_to;
  FirstFetch first_fetch{};
  Status status{};
  std::optional<Time> last_fetch_at;  ///< when the folder was last looked through to its end
  std::string last_error;             ///< in the server's own words
  std::optional<Time> last_error_at;
  std::int64_t backlog{0};
  std::int64_t fetched{0};
  std::int64_t version{1};
};
BOOST_DESCRIBE_STRUCT(MailboxView, (),
                      (id, host, port, security, username, sign_in, token_url, client_id, scope, folder, after_store,
                       move_to, first_fetch, status, last_fetch_at, last_error, last_error_at, backlog, fetched,
                       version))

struct MailboxRequest {
  std::string host;
  std::optional<std::int64_t> port;  ///< 993, with STARTTLS or in clear text 143
  std::optional<Security> security;
  std::string username;
  std::optional<SignIn> sign_in;
  std::optional<std::string> secret;
  std::optional<std::string> refresh_token;
  std::optional<std::string> token_url;
  std::optional<std::string> client_id;
  std::optional<std::string> scope;
  std::optional<std::string> folder;
  std::optional<AfterStore> after_store;
  std::optional<std::string> move_to;
  std::optional<FirstFetch> first_fetch;
};
BOOST_DESCRIBE_STRUCT(MailboxRequest, (),
                      (host, port, security, username, sign_in, secret, refresh_token, token_url, client_id, scope,
                       folder, after_store, move_to, first_fetch))
inline std::vector<http::FieldLimit> wire_limits(MailboxRequest const*) {
  return {{"host", {.min = 1, .max = 253}},      {"port", {.min = 1, .max = 65'535}},
          {"username", {.min = 1, .max = 320}},  {"token_url", {.min = 0, .max = 500}},
          {"client_id", {.min = 0, .max = 500}}, {"scope", {.min = 0, .max = 500}},
          {"folder", {.min = 1, .max = 500}},    {"move_to", {.min = 0, .max = 500}}};
}

/// A field that is absent stays as it is; secrets too, so nobody needs to type them again.
struct ChangeMailboxRequest {
  http::Patch<std::string> host;
  http::Patch<std::int64_t> port;
  http::Patch<Security> security;
  http::Patch<std::string> username;
  http::Patch<SignIn> sign_in;
  http::Patch<std::string> secret;
  http::Patch<std::string> refresh_token;
  http::Patch<std::string> token_url;
  http::Patch<std::string> client_id;
  http::Patch<std::string> scope;
  http::Patch<std::string> folder;
  http::Patch<AfterStore> after_store;
  http::Patch<std::string> move_to;
  http::Patch<bool> paused;
};
BOOST_DESCRIBE_STRUCT(ChangeMailboxRequest, (),
                      (host, port, security, username, sign_in, secret, refresh_token, token_url, client_id, scope,
                       folder, after_store, move_to, paused))

}  // namespace podpora::mailboxes
