#include "app/app.h"

#include "app/guard.h"
#include "app/charge_hooks.h"
#include "app/claim_hooks.h"
#include "app/hooks.h"
#include "app/https.h"
#include "app/parts.h"
#include "app/routes.h"
#include "app/customer_hooks.h"
#include "app/sample/sample_desks.h"
#include "app/sample/sample_gate.h"
#include "app/schedule.h"
#include "app/secret_key.h"
#include "app/version.h"
#include "features/audit/sequence.h"
#include "features/identity/http.h"
#include "features/insight/learn.h"
#include "features/webhooks/webhook.h"
#include "platform/base/embedded.h"
#include "platform/storage/migrate.h"

#include <algorithm>

namespace podpora::app {

namespace {

using namespace std::chrono_literals;

/// What a killed process had begun is taken up by another within a minute; running jobs renew their lease.
constexpr auto kJobLease = 30s;

/// How long what a day taught may wait until it is a signal.
constexpr auto kLearnEvery = 15s;

/// Paths of the browser UI; everything else under `/` is an API route, a public page, or nothing.
bool is_ui_path(std::string_view path) {
  constexpr std::string_view kPaths[] = {
      "/sign-in",    "/setup",        "/queue",    "/tickets",    "/customers",     "/offers",    "/entitlements",
      "/operations", "/portal",       "/settings", "/health",     "/known-issues",  "/knowledge", "/rules",
      "/billing",    "/signals",      "/notices",  "/search",     "/opportunities", "/claims",    "/learning",
      "/reports",    "/satisfaction", "/join",     "/setup-guide"};
  if (path == "/") return true;
  return std::ranges::any_of(
      kPaths, [&](auto prefix) { return path == prefix || (path.starts_with(prefix) && path[prefix.size()] == '/'); });
}

/// What is missing before requests may come; empty when nothing is.
std::string what_is_missing(storage::Database& database) {
  for (auto const& migration : storage::migration_status(database)) {
    if (!migration.applied) return "migration " + migration.name + " is not applied";
  }
  return "";
}

/// A deployment that describes itself without a data folder needs no key.
std::string key_of(AppOptions const& options, Random& random) {
  if (options.data.empty()) return std::string(32, '\0');
  return load_secret_key(options.secret_key, options.data, random);
}

}  // namespace

App::Parts::Parts(AppOptions given, Ports outside)
    : options(std::move(given)),
      ports(outside),
      ids(ports.clock, ports.random),
      audit{ports.clock, ids, ports.random},
      key(key_of(options, ports.random)),
      blobs(blobs::make_store(options.data / "blobs")),
      calendars(make_calendars(*this)),
      clocks(audit, clocks::PauseRules{}, make_warning_mail(*this)),
      ticket_hooks(make_ticket_hooks(*this)),
      tickets{audit, ticket_hooks},
      charge_hooks(make_charge_hooks(*this)),
      charges{audit, charge_hooks},
      satisfaction_hooks(make_satisfaction_hooks(*this)),
      satisfaction{audit, satisfaction_hooks},
      entitlements{audit, key},
      diagnosis{audit, rulebooks},
      escalation{tickets, rulebooks, key, clocks},
      claim_hooks(make_claim_hooks(*this)),
      claims{audit, rulebooks, claim_hooks},
      mail_reader(options.reader_command.empty()
                      ? mail::make_reader_here()
                      : mail::make_child_reader(options.reader_command, options.reader_limits)),
      intake_hooks(make_intake_hooks(*this)),
      intake{ports.database, *blobs, tickets, intake_hooks, *mail_reader},
      worker(jobs::make_worker(ports.database, ports.clock, ports.random, make_job_handlers(*this),
                               {.threads = options.job_threads, .lease = kJobLease})),
      mailboxes{ports.database, intake, key, options.ca_file, options.private_networks},
      fetchers(mailboxes, [this] { worker->wake(); }),
      sequencer("audit.sequence", 500ms, [this] { audit::sequence(ports.database); }),
      learner("insight.learn", kLearnEvery,
              [this] {
                insight::enqueue_learning(ports.database, audit);
                webhooks::enqueue_following(ports.database, audit);
              }),
      metrics(http::make_request_metrics(registry)),
      health(registry, {.version = kVersion,
                        .ready = [this] { return what_is_missing(ports.database); },
                        .metrics_token = options.metrics_token}),
      samples(options.is_sample || options.data.empty() ? nullptr : std::make_unique<SampleDesks>(options)),
      https(std::make_unique<Https>(*this)),
      files(embedded_files(), "web/dist/") {
  add_routes(routes, *https);
  health.add_to(routes);
  dispatcher = std::make_unique<http::Dispatcher>(http::DispatchContext{
      .routes = routes,
      .database = ports.database,
      .clock = ports.clock,
      .random = ports.random,
      .metrics = *metrics,
      .authenticate = [this](http::Request const& request) { return https->identity->authenticate(request); },
      .guard = [this](http::Call const& call, http::Route const& route) -> Result<void> {
        TRY(guard_restricted(ports.database, call, route));
        TRY(guard_company(ports.database, call, route));
        return guard_merged(ports.database, call, route);
      },
      .elsewhere = make_sample_gate(*this),
      .files = &files,
      .is_ui_path = is_ui_path,
      .public_origin = options.public_url});
}

App::Parts::~Parts() = default;

App::App(AppOptions options, Ports ports) : parts_(std::make_unique<Parts>(std::move(options), ports)) {}
App::~App() = default;

AppOptions const& App::options() const {
  return parts_->options;
}
storage::Database& App::database() {
  return parts_->ports.database;
}
audit::Context App::audit() const {
  return parts_->audit;
}
tickets::Context App::tickets() const {
  return parts_->tickets;
}
http::Routes const& App::routes() const {
  return parts_->routes;
}
http::Response App::handle(http::Request const& request) {
  return parts_->dispatcher->handle(request);
}

std::size_t App::body_max(std::string_view method, std::string_view path) const {
  return parts_->dispatcher->body_max(method, path);
}

void App::start_background() {
  parts_->worker->start();
  parts_->sequencer.start();
  parts_->learner.start();
  parts_->fetchers.start();
}

void App::stop_background() {
  parts_->fetchers.stop();
  parts_->learner.stop();
  parts_->worker->stop();
  parts_->sequencer.stop();
}

void App::run_due() {
  while (parts_->worker->run_due() > 0) {}
  audit::sequence(parts_->ports.database);
  insight::enqueue_learning(parts_->ports.database, parts_->audit);
  webhooks::enqueue_following(parts_->ports.database, parts_->audit);
  while (parts_->worker->run_due() > 0) {}
  audit::sequence(parts_->ports.database);
}

}  // namespace podpora::app
