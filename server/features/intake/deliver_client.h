#pragma once

#include "features/intake/intake.h"

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

namespace podpora::intake {

/// Exit codes of `podpora mail deliver` (sysexits.h); nothing else ever comes out of it.
enum class DeliverExit : int { kStored = 0, kUsage = 64, kNoDesk = 67, kTemporary = 75 };

/// What a delivery without a server does: opens the store, delivers, closes. The answer is JSON for the caller;
/// nothing when there is no desk of that name. Throws when the mail is not on disk.
using DeliverAlone =
    std::function<std::optional<std::string>(std::string const& desk, std::string_view raw, Arrival const& arrival)>;

struct DeliverCommand {
  std::string desk;  ///< slug
  Arrival arrival;
  std::string socket_path;  ///< of the running server; empty or absent file: there is none
  DeliverAlone alone;
};

/// Reads a mail from `in` and hands it to the running server, or to the store itself when none answers. Repeating a
/// delivery is always safe: the same bytes are one mail.
DeliverExit deliver_mail(DeliverCommand const& command, std::istream& in, std::ostream& out, std::ostream& log);

}  // namespace podpora::intake
