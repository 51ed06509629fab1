#include "app/config.h"

#include "app/did_you_mean.h"
#include "platform/base/text.h"

#include <fmt/format.h>

// As in every other file that reads TOML: two kinds in one program would be two definitions of one thing.
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <sstream>

namespace podpora::app {

namespace {

using Values = std::map<std::string, ConfigValue, std::less<>>;

/// Variables of ours that are no settings.
constexpr std::string_view kOtherVariables[] = {"PODPORA_KILL_AT", "PODPORA_TEST_POSTGRES", "PODPORA_CORPORA",
                                                "PODPORA_DATA"};

Setting const* find_setting(std::string_view key) {
  auto const found = std::ranges::find(settings(), key, &Setting::key);
  return found == settings().end() ? nullptr : &*found;
}

void check_known(std::string const& key, std::string const& origin) {
  if (find_setting(key)) return;
  std::vector<std::string> known;
  for (auto const& setting : settings()) known.emplace_back(setting.key);
  throw ConfigError(fmt::format("{}: unknown setting '{}', did you mean '{}'?", origin, key, nearest_word(key, known)));
}

std::string value_text(toml::node const& node, std::string const& origin) {
  if (auto const text = node.value_exact<std::string>()) return *text;
  if (auto const number = node.value_exact<std::int64_t>()) return std::to_string(*number);
  if (auto const flag = node.value_exact<bool>()) return *flag ? "true" : "false";
  throw ConfigError(origin + ": a setting is a text, a whole number, true or false");
}

void read_file(std::filesystem::path const& path, Values& values) {
  auto const parsed = toml::parse_file(path.string());
  if (!parsed) {
    auto const& error = parsed.error();
    throw ConfigError(fmt::format("{}:{}: {}", path.string(), error.source().begin.line, error.description()));
  }
  auto const& table = parsed.table();
  for (auto const& [section, content] : table) {
    auto const place = [&](toml::node const& node) {
      return fmt::format("{}:{}", path.string(), node.source().begin.line);
    };
    auto const* keys = content.as_table();
    if (!keys) throw ConfigError(fmt::format("{}: '{}' stands outside a section", place(content), section.str()));
    for (auto const& [key, node] : *keys) {
      auto const name = fmt::format("{}.{}", section.str(), key.str());
      check_known(name, place(node));
      values[name] = {value_text(node, place(node)), place(node)};
    }
  }
}

void read_files(std::filesystem::path const& folder, Values& values) {
  if (auto const file = folder / "podpora.toml"; std::filesystem::exists(file)) read_file(file, values);
  std::vector<std::filesystem::path> parts;
  std::error_code none;
  for (auto const& entry : std::filesystem::directory_iterator(folder / "conf.d", none)) {
    if (entry.path().extension() == ".toml") parts.push_back(entry.path());
  }
  std::ranges::sort(parts);
  for (auto const& part : parts) read_file(part, values);
}

std::string read_secret(std::string const& path, std::string const& variable) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw ConfigError(fmt::format("{}: cannot read {}", variable, path));
  return trim(std::string{std::istreambuf_iterator<char>(in), {}});
}

/// `PODPORA_MAIL__SMTP_URL` -> `mail.smtp_url`.
std::string key_of_variable(std::string_view variable) {
  auto const key = ascii_lower(variable.substr(std::string_view{"PODPORA_"}.size()));
  auto const gap = key.find("__");
  return gap == std::string::npos ? key : key.substr(0, gap) + "." + key.substr(gap + 2);
}

void read_environment(std::map<std::string, std::string> const& environment, Values& values) {
  for (auto const& [variable, text] : environment) {
    if (!variable.starts_with("PODPORA_") ||
        std::ranges::find(kOtherVariables, variable) != std::end(kOtherVariables)) {
      continue;
    }
    auto const key = key_of_variable(variable);
    auto const origin = "env " + variable;
    if (!find_setting(key) && key.ends_with("_file") && find_setting(key.substr(0, key.size() - 5))) {
      values[key.substr(0, key.size() - 5)] = {read_secret(text, variable), origin};
      continue;
    }
    check_known(key, origin);
    values[key] = {text, origin};
  }
}

}  // namespace

std::vector<Setting> const& settings() {
  static std::vector<Setting> const all{
      {"server.listen", "127.0.0.1:8080", false},
      {"server.public_url", "", false},
      {"server.threads", "4", false},
      {"server.trusted_proxies", "", false},
      {"server.metrics_token", "", true},
      {"storage.data", "", false},
      {"storage.database", "", false},
      {"storage.secret_key", "", true},
      {"mail.smtp_url", "", false},
      {"mail.smtp_user", "", false},
      {"mail.smtp_password", "", true},
      {"mail.require_tls", "true", false},
      {"mail.smtp_ca_file", "", false},
      {"mail.dkim_selector", "", false},
      {"mail.oauth_token_url", "", false},
      {"mail.oauth_client_id", "", false},
      {"mail.oauth_client_secret", "", true},
      {"mail.oauth_refresh_token", "", true},
      {"mail.oauth_scope", "", false},
      {"mail.ca_file", "", false},
      {"mail.private_networks", "", false},
      {"mail.read_seconds", "10", false},
      {"mail.read_megabytes", "1024", false},
      {"mail.lmtp", "", false},
      {"mail.lmtp_mode", "0660", false},
      {"jobs.threads", "2", false},
      {"log.level", "info", false},
  };
  return all;
}

std::string const& Config::text(std::string_view key) const {
  return values_.find(key)->second.text;
}

std::int64_t Config::number(std::string_view key, std::int64_t min) const {
  auto const& value = values_.find(key)->second;
  std::int64_t number = 0;
  auto const* end = value.text.data() + value.text.size();
  auto const [rest, error] = std::from_chars(value.text.data(), end, number);
  if (error != std::errc{} || rest != end || number < min) {
    throw ConfigError(fmt::format("{}: '{}' must be a whole number of at least {}", value.origin, key, min));
  }
  return number;
}

std::vector<std::string> Config::words(std::string_view key) const {
  std::istringstream in(values_.find(key)->second.text);
  return {std::istream_iterator<std::string>{in}, {}};
}

bool Config::flag(std::string_view key) const {
  auto const& value = values_.find(key)->second;
  if (value.text == "true") return true;
  if (value.text == "false") return false;
  throw ConfigError(fmt::format("{}: '{}' must be true or false", value.origin, key));
}

Config read_config(ConfigSources const& sources) {
  Values values;
  for (auto const& setting : settings()) values[std::string{setting.key}] = {std::string{setting.fallback}, "default"};
  read_files(sources.folder, values);
  read_environment(sources.environment, values);
  for (auto const& [key, text] : sources.flags) values[key] = {text, "flag"};
  return Config{std::move(values)};
}

}  // namespace podpora::app
