#pragma once

#include "platform/base/random.h"

#include <filesystem>
#include <string>

namespace podpora::app {

/// The 32 bytes that secrets at rest are sealed with: from the setting (64 hexadecimal digits) where there is one, else
/// from `<data>/secret.key`, which is made with mode 0600 the first time. Throws ConfigError when what is there is no
/// key. Several nodes over one database need the same key, so they need the setting.
std::string load_secret_key(std::string const& setting, std::filesystem::path const& data, Random& random);

}  // namespace podpora::app
