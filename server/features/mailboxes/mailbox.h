#pragma once

#include "features/intake/intake.h"
#include "platform/http/network.h"
#include "platform/mail/imap.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace podpora::mailboxes {

struct MailboxTag {
  static constexpr std::string_view prefix = "mbx";
};
using MailboxId = Id<MailboxTag>;

/// kNone only to this machine itself.
enum class Security : std::uint8_t { kTls, kStarttls, kNone };
BOOST_DESCRIBE_ENUM(Security, kTls, kStarttls, kNone)

/// The latter two are XOAUTH2: as the application, or for the user who once consented.
enum class SignIn : std::uint8_t { kPassword, kClientCredentials, kRefreshToken };
BOOST_DESCRIBE_ENUM(SignIn, kPassword, kClientCredentials, kRefreshToken)

/// What becomes of a message on the server once it is stored here.
enum class AfterStore : std::uint8_t { kLeave, kMarkSeen, kMove, kDelete };
BOOST_DESCRIBE_ENUM(AfterStore, kLeave, kMarkSeen, kMove, kDelete)

/// Which of the messages that are there before the mailbox is first fetched are wanted.
enum class FirstFetch : std::uint8_t { kNone, kUnseen, kAll };
BOOST_DESCRIBE_ENUM(FirstFetch, kNone, kUnseen, kAll)

/// What a person sets.
struct Settings {
  std::string host;
  std::int64_t port{993};
  Security security{Security::kTls};
  std::string username;
  SignIn sign_in{SignIn::kPassword};
  std::string secret;         ///< password, or the client's secret
  std::string refresh_token;  ///< with kRefreshToken
  std::string token_url;
  std::string client_id;
  std::string scope;
  std::string folder{"INBOX"};
  AfterStore after_store{AfterStore::kMarkSeen};
  std::string move_to;
  FirstFetch first_fetch{FirstFetch::kUnseen};
  bool paused{false};
};
BOOST_DESCRIBE_STRUCT(Settings, (),
                      (host, port, security, username, sign_in, secret, refresh_token, token_url, client_id, scope,
                       folder, after_store, move_to, first_fetch, paused))

/// How far fetching has come.
struct Progress {
  std::int64_t uid_validity{0};  ///< 0: never fetched
  std::int64_t last_uid{0};
  std::int64_t old_uid{0};  ///< up to here `first_fetch` says what is wanted
  bool is_resync{false};    ///< UIDVALIDITY has changed: only what came since the mailbox was added is wanted
};
BOOST_DESCRIBE_STRUCT(Progress, (), (uid_validity, last_uid, old_uid, is_resync))

struct State {
  std::optional<Time> last_fetch_at;  ///< when the folder was last looked through to its end
  std::string last_error;             ///< in the server's own words; empty since the last good fetch
  std::optional<Time> last_error_at;
  std::int64_t backlog{0};  ///< messages that wait on the server
  std::int64_t fetched{0};
};
BOOST_DESCRIBE_STRUCT(State, (), (last_fetch_at, last_error, last_error_at, backlog, fetched))

/// Secrets are sealed in `settings`; `open_secrets` opens them.
struct Mailbox {
  MailboxId id;
  Settings settings;
  Progress progress;
  State state;
  Time created_at;
  std::int64_t version{1};
};

/// The right to fetch one mailbox, until it runs out or somebody else has claimed it.
struct Lease {
  DeskId desk;
  MailboxId mailbox;
  std::int64_t number{0};   ///< fences: every write of a fetcher names it
  std::int64_t version{0};  ///< of the settings that it was claimed with
};

/// What the use cases of this feature need; all outlive it.
struct Context {
  storage::Database& database;
  intake::Context const& intake;
  std::string const& key;                              ///< seals secrets
  std::string const& ca_file;                          ///< authorities to trust; empty: the system's
  std::vector<http::Network> const& private_networks;  ///< where servers may be besides the public internet
};

/// Where a connection may go to that a desk's owner has typed in: nobody explores the networks around the server by it.
mail::ConnectRule rule_of(Context const& context);

/// Checks what a person set. kInvalid names the field.
Result<void> check_settings(Settings const& settings);

/// The settings with their secrets sealed for the store, or open for a session. Throws std::runtime_error when a secret
/// was sealed with another key.
Settings seal_secrets(Context const& context, Settings settings);
Settings open_secrets(Context const& context, Settings settings);

/// What a trial of the settings showed.
struct Trial {
  bool ok{false};
  std::string error;  ///< the server's own words
  std::int64_t messages{0};
};
BOOST_DESCRIBE_STRUCT(Trial, (), (ok, error, messages))

/// Signs in and opens the folder, reading nothing. `settings` are open. At most about a minute.
Trial try_settings(Context const& context, Settings const& settings);

}  // namespace podpora::mailboxes
