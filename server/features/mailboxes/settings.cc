#include "features/mailboxes/mailbox.h"
#include "platform/base/text.h"
#include "platform/crypto/crypto.h"

#include <algorithm>
#include <stdexcept>

namespace podpora::mailboxes {

namespace {

constexpr std::int64_t kPortMax = 65'535;

bool is_host(std::string_view host) {
  auto const allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
           c == ':';
  };
  return !host.empty() && host.size() <= 253 && host.front() != '-' && std::ranges::all_of(host, allowed);
}

bool is_this_machine(std::string_view host) {
  return host == "localhost" || host == "127.0.0.1" || host == "::1";
}

bool is_one_line(std::string_view text) {
  return is_utf8(text) &&
         std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

/// https anywhere, http only on this machine.
bool is_token_url(std::string_view url) {
  if (url.find_first_of(" \t\r\n") != std::string_view::npos) return false;
  if (url.starts_with("https://")) return url.size() > std::string_view{"https://"}.size();
  return url.starts_with("http://127.0.0.1:") || url.starts_with("http://[::1]:");
}

Result<void> check_sign_in(Settings const& s) {
  if (s.sign_in == SignIn::kPassword) {
    if (s.secret.empty()) return invalid("/secret", "required");
    return {};
  }
  if (!is_token_url(s.token_url)) return invalid("/token_url", "https-url");
  if (s.client_id.empty()) return invalid("/client_id", "required");
  if (s.sign_in == SignIn::kRefreshToken && s.refresh_token.empty()) return invalid("/refresh_token", "required");
  if (s.sign_in == SignIn::kClientCredentials && s.secret.empty()) return invalid("/secret", "required");
  if (s.sign_in == SignIn::kClientCredentials && s.scope.empty()) return invalid("/scope", "required");
  return {};
}

std::string seal(Context const& context, std::string const& plain) {
  return plain.empty() ? plain : crypto::seal(context.key, context.intake.tickets.audit.random, plain);
}

std::string open(Context const& context, std::string const& sealed) {
  if (sealed.empty()) return sealed;
  auto plain = crypto::open_sealed(context.key, sealed);
  if (!plain) throw std::runtime_error("the mailbox's secret was sealed with another key: enter it again");
  return std::move(*plain);
}

}  // namespace

Result<void> check_settings(Settings const& s) {
  if (!is_host(s.host)) return invalid("/host", "host");
  if (s.port < 1 || s.port > kPortMax) return invalid("/port", "out-of-range", {{"min", 1}, {"max", kPortMax}});
  if (s.security == Security::kNone && !is_this_machine(s.host)) return invalid("/security", "clear-text");
  if (s.username.empty()) return invalid("/username", "required");
  if (!is_one_line(s.username)) return invalid("/username", "one-line");
  if (!is_one_line(s.secret)) return invalid("/secret", "one-line");
  if (s.folder.empty()) return invalid("/folder", "required");
  if (!is_one_line(s.folder)) return invalid("/folder", "one-line");
  if (!is_one_line(s.move_to)) return invalid("/move_to", "one-line");
  if (s.after_store == AfterStore::kMove && s.move_to.empty()) return invalid("/move_to", "required");
  if (s.after_store == AfterStore::kMove && s.move_to == s.folder) return invalid("/move_to", "same-folder");
  return check_sign_in(s);
}

Settings seal_secrets(Context const& context, Settings settings) {
  settings.secret = seal(context, settings.secret);
  settings.refresh_token = seal(context, settings.refresh_token);
  return settings;
}

Settings open_secrets(Context const& context, Settings settings) {
  settings.secret = open(context, settings.secret);
  settings.refresh_token = open(context, settings.refresh_token);
  return settings;
}

}  // namespace podpora::mailboxes
