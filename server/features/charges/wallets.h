#pragma once

#include "features/charges/context.h"
#include "platform/base/money.h"
#include "platform/jobs/jobs.h"

#include <vector>

namespace podpora::charges {

/// What a customer buys before it needs it.
struct NewWallet {
  customers::CustomerId customer_id;
  std::optional<offers::AgreementId> agreement_id;
  WalletUnit unit{WalletUnit::kMinutes};
  std::string currency;  ///< of money; else empty
  std::string name;
  std::int64_t amount{0};  ///< hundredths of a minute, requests, or minor units; may be nothing yet
  std::optional<Money> price;
  std::optional<Time> valid_to;
  std::optional<std::int64_t> low_at;
  bool may_go_negative{false};
};

/// Opens a wallet; what it begins with is its first top-up. kNotFound for customer or agreement; kInvalid with what is
/// wrong. Records `wallet.opened`. All of this file in the caller's transaction.
Result<Wallet> open_wallet(storage::Transaction& tx, Context const& context, Actor const& actor,
                           NewWallet const& wallet);

struct TopUp {
  std::int64_t amount{0};
  std::optional<Money> price;  ///< a charge line for the customer; empty: nothing to pay
  std::string note;
};

/// kNotFound; kInvalid `/amount`; kConflict `wallet-included` for time that comes with the offer, `wallet-ended`.
/// Records `wallet.topped_up`.
Result<Wallet> top_up(storage::Transaction& tx, Context const& context, Actor const& actor, WalletId id,
                      TopUp const& top_up);

/// A correction by hand, up or down, with its reason. kInvalid `/amount`, `/note`; kConflict `wallet-overdrawn` when it
/// would go negative and may not. Records `wallet.adjusted`.
Result<Wallet> adjust_wallet(storage::Transaction& tx, Context const& context, Actor const& actor, WalletId id,
                             std::int64_t amount, std::string const& note);

/// What may be changed of a wallet that is there.
struct WalletTerms {
  std::string name;
  std::optional<Time> valid_to;
  std::optional<std::int64_t> low_at;
  bool may_go_negative{false};
};
/// Records `wallet.changed`.
Result<Wallet> change_wallet(storage::Transaction& tx, Context const& context, Actor const& actor, WalletId id,
                             WalletTerms const& terms);

/// Writes the wallet and the grant of a period's included time; the wallet as it is when another got there first.
Wallet grant_included(storage::Transaction& tx, Context const& context, Actor const& actor, Wallet wallet);

/// Draws for a charge; tells of a wallet that becomes low. The caller has seen that it is there.
void draw(storage::Transaction& tx, Context const& context, Actor const& actor, tickets::Ticket const& ticket,
          WalletId id, std::int64_t amount, ChargeId charge);

/// Gives back all that a charge has drawn; into a wallet that has ended it expires at once.
void give_back(storage::Transaction& tx, Context const& context, Actor const& actor, ChargeId charge);

/// The job that lets the rest of an ended wallet expire.
inline constexpr char const* kExpireJob = "wallets.expire";
void expire_ended(storage::Database& database, Context const& context, jobs::Job const& job);

}  // namespace podpora::charges
