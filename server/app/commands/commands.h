#pragma once

#include "app/config.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace podpora::app {

// One function a command. Each returns the exit code; an exception becomes exit code 1 in main.cc.

/// Exit codes (also in docs/install.md): what scripts may rely on.
enum ExitCode : int {
  kExitOk = 0,
  kExitError = 1,
  kExitUsage = 2,
  kExitConfig = 3,
  kExitUnreachable = 4,
  kExitRefused = 5,
  kExitNoDesk = 67,
  kExitTemporary = 75,
};

/// Serves HTTP and the local socket, runs jobs, until SIGTERM or SIGINT.
int serve(Config const& config);
/// Runs jobs only, until SIGTERM or SIGINT: any number of such processes over one PostgreSQL.
int work(Config const& config);
/// `up` applies what is missing; `status` lists what is applied.
int migrate_database(Config const& config, bool only_status);
/// Looks at everything that must be right to run, one line each; kExitError when something is wrong.
int doctor(Config const& config, bool json);
/// Prints a new one-time link for the first owner; kExitRefused when there is a desk already.
int setup_url(Config const& config);
int show_config(Config const& config, bool origin);
/// Reads every value as `serve` would; a ConfigError says what is wrong and where.
int check_config(Config const& config, std::string const& language);
/// A commented `podpora.toml` with every setting at its default.
int print_sample_config(std::string const& language);
int print_openapi();
/// The OpenAPI document of this build: what `api/openapi.json` must be equal to.
std::string openapi_document();
int print_version(bool json);

struct DeliverOptions {
  std::string desk;
  std::optional<std::string> sender;    ///< of the envelope
  std::vector<std::string> recipients;  ///< of the envelope
};
int deliver_mail(Config const& config, DeliverOptions const& options);

/// Says what the desk understands of the mail on standard input; stores nothing.
int explain_mail(bool json);

struct TestSendOptions {
  std::string to;
  std::string from;  ///< of the envelope and the mail; empty: the first desk's own address
};
/// Sends one mail by the way that is configured, past the outbox, and says what the server answered: kExitOk,
/// kExitRefused, kExitTemporary; kExitUsage for an address that cannot be sent to or where no desk has one.
int send_test_mail(Config const& config, TestSendOptions const& options);

struct ImportOptions {
  std::string desk;
  std::vector<std::string> paths;  ///< mbox and .eml files, Maildirs, folders of them
};
/// Imports old mail; progress on standard error, a JSON summary on standard output.
int import_mail(Config const& config, ImportOptions const& options);

struct CustomerImportOptions {
  std::string desk;
  std::string path;
  std::string language;  ///< of messages, and of companies whose line names none
  bool dry_run{false};
};
/// Adds the companies and contacts of a CSV file that are not there yet; a JSON summary on standard output, every wrong
/// cell on standard error. All or nothing.
int import_customers(Config const& config, CustomerImportOptions const& options);

struct DemoOptions {
  bool json{false};
  bool seed_only{false};  ///< put the demo partner into the store and print how to sign in
  bool past{false};       ///< with `seed_only`: and a quarter of finished work before
  bool requests{false};   ///< with `seed_only`: and a few requests to work on
  bool serve{false};      ///< serve a desk with requests from a folder that is gone with the program
};
int run_demo(Config const& config, DemoOptions const& options);

struct RouteOptions {
  std::string facts;                   ///< a file, or `-`
  std::string replay;                  ///< `srq_…` whose stored decision is made again
  std::vector<std::string> rulepacks;  ///< replace the embedded packs
};
int decide_route(RouteOptions const& options);
/// Decides a stored escalation again; 0 when the decision is the same.
int replay_route(Config const& config, RouteOptions const& options);
struct CalendarOptions {
  std::string calendar;  ///< TOML file
  std::string from;      ///< RFC 3339
  std::string to;        ///< of `worked`
  std::int64_t minutes{0};
  bool seconds{false};  ///< `worked` prints exact seconds instead of whole minutes
};
int calendar_due(CalendarOptions const& options);
int calendar_worked(CalendarOptions const& options);

int check_rulepacks(std::vector<std::string> const& files);

}  // namespace podpora::app
