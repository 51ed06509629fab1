#pragma once

#include "features/notify/thread_store.h"
#include "platform/http/call.h"
#include "platform/http/wire.h"
#include "platform/mail/mail.h"

namespace podpora::notify {

struct MailTrialRequest {
  std::optional<std::string> to;  ///< the actor's own address without
};
BOOST_DESCRIBE_STRUCT(MailTrialRequest, (), (to))
inline std::vector<http::FieldLimit> wire_limits(MailTrialRequest const*) {
  return {{"to", {.min = 1, .max = 254}}};
}

enum class MailTrialOutcome : std::uint8_t { kSent, kTemporary, kRefused, kKept };
BOOST_DESCRIBE_ENUM(MailTrialOutcome, kSent, kTemporary, kRefused, kKept)

/// What became of one mail that was sent to see whether mail leaves.
struct MailTrialView {
  MailTrialOutcome outcome{MailTrialOutcome::kSent};  ///< kept: no mail server is set, it lies in a folder
  std::string from;
  std::string to;
  std::string detail;  ///< the server's own words, or the folder
};
BOOST_DESCRIBE_STRUCT(MailTrialView, (), (outcome, from, to, detail))

/// Where mail goes as the operator set it.
struct WayOut {
  mail::Transport& transport;
  std::string folder;  ///< in which mail is kept; empty: it goes to a server
};

/// Sends one mail at once, past the outbox, so that whoever sets the desk up sees what the server answers.
class MailTrialHttp {
 public:
  MailTrialHttp(storage::Database& database, audit::Context audit, WayOut way)
      : database_(database), audit_(audit), way_(std::move(way)) {}

  /// kConflict `mail-identity-missing`, `no-own-address`; kInvalid `/to`.
  Result<MailTrialView> run(http::Call const& call, MailTrialRequest request) const;

 private:
  storage::Database& database_;
  audit::Context audit_;
  WayOut way_;
};

}  // namespace podpora::notify
