#pragma once

#include "features/intake/intake.h"
#include "platform/mail/lmtp.h"

#include <functional>

namespace podpora::intake {

/// What the LMTP server asks: whether a recipient is a desk's, and to keep the mail for it. `stored` is called when
/// there is something to file. The context outlives the handler.
mail::LmtpHandler lmtp_handler(Context const& context, std::function<void()> stored);

}  // namespace podpora::intake
