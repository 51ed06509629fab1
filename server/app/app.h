#pragma once

#include "app/config.h"
#include "features/tickets/ticket.h"
#include "platform/base/clock.h"
#include "platform/base/random.h"
#include "platform/http/network.h"
#include "platform/http/route.h"
#include "platform/mail/mail.h"
#include "platform/mail/reader.h"
#include "platform/storage/database.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace podpora::app {

/// The four ports to the outside that a test replaces: time, randomness, storage, and the way out for mail.
struct Ports {
  Clock const& clock;
  Random& random;
  storage::Database& database;
  mail::Transport& transport;
};

struct AppOptions {
  std::string database_url;
  std::filesystem::path data;  ///< folder of files, the outbox and the local socket
  std::string public_url;      ///< `https://desk.example`, without a slash at the end
  std::vector<std::string> trusted_proxies;
  std::string metrics_token;  ///< whoever scrapes `/metrics` shows it; empty: only this machine may
  std::string secret_key;     ///< 64 hexadecimal digits; empty: `<data>/secret.key`
  std::string smtp_url;       ///< empty: mail goes to `<data>/outbox`
  std::string smtp_user;
  std::string smtp_password;
  bool require_tls{true};
  std::string smtp_ca_file;
  mail::OAuthClient smtp_oauth;  ///< with an empty token_url: sign in with the password
  std::string ca_file;           ///< authorities that mailboxes' servers are trusted by; empty: the system's
  std::vector<http::Network> private_networks;  ///< where mailboxes' servers may be besides the public internet
  std::vector<std::string> reader_command;      ///< of the children that read mails; empty: this process reads them
  mail::ReaderLimits reader_limits;
  int job_threads{2};
  bool is_sample{false};  ///< a fictional partner's, beside a real installation

  /// Whether people come by HTTPS.
  bool is_secure() const { return public_url.starts_with("https://"); }
};

/// The options that a configuration stands for. Throws ConfigError.
AppOptions app_options(Config const& config);

/// The real ports: the system's clock and randomness, the database and the mail server that the options name.
class Outside {
 public:
  explicit Outside(AppOptions const& options);

  Ports ports() { return {clock_, *random_, *database_, *transport_}; }
  Random& random() { return *random_; }

 private:
  SystemClock clock_;
  std::unique_ptr<Random> random_;
  std::unique_ptr<storage::Database> database_;
  std::unique_ptr<mail::Transport> transport_;
};

/// Everything there is, built once and wired by constructor: the only place that knows all rooms.
class App {
 public:
  /// Builds every object. Does not migrate, listen or start threads. The ports outlive it.
  App(AppOptions options, Ports ports);
  ~App();
  App(App const&) = delete;
  App& operator=(App const&) = delete;

  AppOptions const& options() const;
  storage::Database& database();
  audit::Context audit() const;
  tickets::Context tickets() const;
  http::Routes const& routes() const;

  /// Answers one request, as the server does.
  http::Response handle(http::Request const& request);
  std::size_t body_max(std::string_view method, std::string_view path) const;

  /// Starts background work: jobs, the sequencer, the clock sweep.
  void start_background();
  /// Ends it; bounded by 30 s. Safe to call twice.
  void stop_background();
  /// Does everything that is due now in this thread: for tests and one-shot commands.
  void run_due();

  /// The parts, for commands that use one directly.
  struct Parts;
  Parts& parts() { return *parts_; }

 private:
  std::unique_ptr<Parts> parts_;
};

}  // namespace podpora::app
