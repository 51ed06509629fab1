#pragma once

#include "features/audit/audit.h"
#include "features/charges/approval.h"
#include "features/charges/wallet.h"

#include <functional>

namespace podpora::charges {

/// What later features do in the same transaction. `app/` fills these in; each may be empty.
struct Hooks {
  /// A draw brought the wallet down to where it is low.
  std::function<void(storage::Transaction&, Actor const&, tickets::Ticket const&, Wallet const&)> wallet_low;
  /// A contact is asked; `token` opens the question without signing in and is kept nowhere else.
  std::function<void(storage::Transaction&, Actor const&, Approval const&, std::string const& token)> approval_asked;
  std::function<void(storage::Transaction&, Actor const&, Approval const&)> approval_decided;
};

/// What the use cases of this feature need.
struct Context {
  audit::Context audit;
  Hooks const& hooks;
};

}  // namespace podpora::charges
