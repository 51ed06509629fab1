#pragma once

#include "app/app.h"
#include "app/config.h"
#include "platform/mail/lmtp.h"

#include <memory>

namespace podpora::app {

/// The LMTP server that the configuration asks for, not started; nothing when mail does not come by LMTP. Throws
/// ConfigError. The app outlives it.
std::unique_ptr<mail::LmtpServer> make_lmtp(Config const& config, App& app);

}  // namespace podpora::app
