#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace podpora::app {

/// One thing that an operator can set: `section.key` and what it is when nobody sets it. What it is for is the text
/// `setting.<key>` of the catalogues.
struct Setting {
  std::string_view key;
  std::string_view fallback;
  bool secret;
};

/// Every setting there is; anything else in a file or an environment variable is an error.
std::vector<Setting> const& settings();

/// Where a value comes from, highest first: flag, environment, `conf.d/*.toml` (last name first), `podpora.toml`,
/// default.
struct ConfigValue {
  std::string text;
  std::string origin;  ///< `flag`, `env PODPORA_…`, `FILE:LINE`, `default`
};

class Config {
 public:
  explicit Config(std::map<std::string, ConfigValue, std::less<>> values) : values_(std::move(values)) {}

  std::string const& text(std::string_view key) const;
  /// Throws ConfigError when it is no whole number of at least `min`.
  std::int64_t number(std::string_view key, std::int64_t min) const;
  std::vector<std::string> words(std::string_view key) const;  ///< what blanks separate
  bool flag(std::string_view key) const;                       ///< `true` or `false`; throws ConfigError otherwise
  std::map<std::string, ConfigValue, std::less<>> const& values() const { return values_; }

 private:
  std::map<std::string, ConfigValue, std::less<>> values_;
};

/// A configuration that cannot be used; the text names file and line, or the variable. Exit code 3.
struct ConfigError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct ConfigSources {
  std::filesystem::path folder{"/etc/podpora"};    ///< holds `podpora.toml` and `conf.d`; may be absent
  std::map<std::string, std::string> environment;  ///< `PODPORA_SECTION__KEY`, `…_FILE` for secrets
  std::map<std::string, std::string> flags;        ///< key -> value, given on the command line
};

/// Reads all sources. Throws ConfigError for an unknown key (with a suggestion), a broken file, a missing secret file.
Config read_config(ConfigSources const& sources);

}  // namespace podpora::app
