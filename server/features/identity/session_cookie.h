#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace podpora::identity {

/// The `Set-Cookie` of a session: no script reads it, no other site's form sends it. `secure`: people come by HTTPS.
std::string session_cookie(std::string_view value, std::chrono::seconds life, bool secure);

/// The same under another name.
std::string session_cookie(std::string_view name, std::string_view value, std::chrono::seconds life, bool secure);

}  // namespace podpora::identity
