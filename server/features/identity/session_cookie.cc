#include "features/identity/session_cookie.h"

#include "platform/http/dispatch.h"

#include <fmt/format.h>

namespace podpora::identity {

std::string session_cookie(std::string_view value, std::chrono::seconds life, bool secure) {
  return session_cookie(http::kSessionCookie, value, life, secure);
}

std::string session_cookie(std::string_view name, std::string_view value, std::chrono::seconds life, bool secure) {
  return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{}", name, value, life.count(),
                     secure ? "; Secure" : "");
}

}  // namespace podpora::identity
