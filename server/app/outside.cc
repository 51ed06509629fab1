#include "app/app.h"
#include "platform/storage/open.h"

#include <filesystem>

namespace podpora::app {

namespace {

/// A machine that is busy with other things gives a reader this part of its time.
constexpr int kWallTimes = 6;
constexpr std::int64_t kReaderMegabytesMin = 128;  ///< below that the program itself has no room

std::unique_ptr<mail::Transport> make_transport(AppOptions const& options) {
  if (options.smtp_url.empty()) return mail::make_folder_transport(options.data / "outbox");
  return mail::make_smtp_transport(
      {.url = options.smtp_url,
       .user = options.smtp_user,
       .password = options.smtp_password,
       .oauth = options.smtp_oauth.token_url.empty() ? std::nullopt : std::optional{options.smtp_oauth},
       .require_tls = options.require_tls,
       .ca_file = options.smtp_ca_file});
}

/// `http://` in front of what people can type into a browser.
std::string url_of_listen(std::string const& listen) {
  return "http://" + (listen.front() == ':' ? "localhost" + listen : listen);
}

/// Where files lie when only the database is named: beside it, or where the package keeps them.
std::filesystem::path default_data(std::string const& database_url) {
  constexpr std::string_view kSqlite = "sqlite:";
  if (database_url.empty()) throw ConfigError("storage.data: say where the data lives (--data DIR)");
  if (!database_url.starts_with(kSqlite)) return "/var/lib/podpora";
  auto const folder = std::filesystem::path(database_url.substr(kSqlite.size())).parent_path();
  return folder.empty() ? "." : folder;
}

mail::ReaderLimits reader_limits(Config const& config) {
  std::chrono::seconds const processor{config.number("mail.read_seconds", 1)};
  return {.processor = processor,
          .wall = kWallTimes * processor,
          .memory = static_cast<std::size_t>(config.number("mail.read_megabytes", kReaderMegabytesMin)) << 20};
}

std::vector<http::Network> private_networks(Config const& config) {
  std::vector<http::Network> networks;
  for (auto const& word : config.words("mail.private_networks")) {
    auto const network = http::parse_network(word);
    if (!network) throw ConfigError("mail.private_networks: '" + word + "' is no block of addresses like 10.0.0.0/8");
    networks.push_back(*network);
  }
  return networks;
}

}  // namespace

AppOptions app_options(Config const& config) {
  AppOptions options{.database_url = config.text("storage.database"),
                     .data = config.text("storage.data"),
                     .public_url = config.text("server.public_url"),
                     .trusted_proxies = config.words("server.trusted_proxies"),
                     .metrics_token = config.text("server.metrics_token"),
                     .secret_key = config.text("storage.secret_key"),
                     .smtp_url = config.text("mail.smtp_url"),
                     .smtp_user = config.text("mail.smtp_user"),
                     .smtp_password = config.text("mail.smtp_password"),
                     .require_tls = config.flag("mail.require_tls"),
                     .smtp_ca_file = config.text("mail.smtp_ca_file"),
                     .smtp_oauth = {.token_url = config.text("mail.oauth_token_url"),
                                    .client_id = config.text("mail.oauth_client_id"),
                                    .client_secret = config.text("mail.oauth_client_secret"),
                                    .refresh_token = config.text("mail.oauth_refresh_token"),
                                    .scope = config.text("mail.oauth_scope"),
                                    .ca_file = config.text("mail.ca_file")},
                     .ca_file = config.text("mail.ca_file"),
                     .private_networks = private_networks(config),
                     .reader_command = {"/proc/self/exe", mail::kReaderCommand},
                     .reader_limits = reader_limits(config),
                     .job_threads = static_cast<int>(config.number("jobs.threads", 1))};
  if (options.data.empty()) options.data = default_data(options.database_url);
  if (options.database_url.empty()) options.database_url = "sqlite:" + (options.data / "podpora.db").string();
  if (options.public_url.empty()) options.public_url = url_of_listen(config.text("server.listen"));
  while (options.public_url.ends_with('/')) options.public_url.pop_back();
  return options;
}

Outside::Outside(AppOptions const& options) : random_(make_system_random()) {
  std::filesystem::create_directories(options.data);
  database_ = storage::open_database(options.database_url);
  transport_ = make_transport(options);
}

}  // namespace podpora::app
