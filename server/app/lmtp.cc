#include "app/lmtp.h"

#include "app/listen_address.h"
#include "app/parts.h"
#include "features/intake/lmtp.h"

#include <charconv>

namespace podpora::app {

namespace {

constexpr unsigned kModeMax = 0777;

unsigned parse_mode(std::string const& text) {
  unsigned mode = 0;
  auto const* end = text.data() + text.size();
  auto const [rest, error] = std::from_chars(text.data(), end, mode, 8);
  if (error != std::errc{} || rest != end || mode > kModeMax)
    throw ConfigError("mail.lmtp_mode: '" + text + "' is not a mode like 0660");
  return mode;
}

}  // namespace

std::unique_ptr<mail::LmtpServer> make_lmtp(Config const& config, App& app) {
  auto const& where = config.text("mail.lmtp");
  if (where.empty()) return nullptr;
  mail::LmtpOptions options;
  if (where.find('/') != std::string::npos) {
    options.socket_path = where;
    options.socket_mode = parse_mode(config.text("mail.lmtp_mode"));
  } else {
    auto const address = parse_listen_address("mail.lmtp", where);
    options.host = address.host;
    options.port = address.port;
  }
  auto& parts = app.parts();
  return std::make_unique<mail::LmtpServer>(options,
                                            intake::lmtp_handler(parts.intake, [&parts] { parts.worker->wake(); }));
}

}  // namespace podpora::app
