#pragma once

#include "features/charges/wallet.h"
#include "platform/storage/database.h"

#include <vector>

namespace podpora::charges {

/// False, and nothing changes, when the agreement, customer and period have one already.
bool insert_wallet(storage::Transaction& tx, DeskId desk, Wallet const& wallet);

std::optional<Wallet> find_wallet(storage::Transaction& tx, DeskId desk, WalletId id);
std::optional<Wallet> find_period_wallet(storage::Transaction& tx, DeskId desk, offers::AgreementId agreement,
                                         customers::CustomerId customer, std::string const& period);

/// Newest first.
std::vector<Wallet> wallets_of(storage::Transaction& tx, DeskId desk, customers::CustomerId customer);

/// Those of the customer that were bought and have not ended at that time, for any agreement or this one, in the order
/// of drawing: the one that ends first, then the oldest. Work before the purchase is paid too, when it is recorded
/// after.
std::vector<Wallet> bought_wallets(storage::Transaction& tx, DeskId desk, customers::CustomerId customer,
                                   std::optional<offers::AgreementId> agreement, Time time);

/// Appends to the ledger; the wallet's row is locked until the transaction ends. `position` is given here.
void append_entry(storage::Transaction& tx, DeskId desk, WalletId wallet, WalletEntry entry);

/// In the order of writing.
std::vector<WalletEntry> ledger_of(storage::Transaction& tx, DeskId desk, WalletId wallet);

/// What a charge has drawn and not given back, as positive amounts.
struct Drawn {
  WalletId wallet_id;
  std::int64_t amount{0};
};
BOOST_DESCRIBE_STRUCT(Drawn, (), (wallet_id, amount))
std::vector<Drawn> drawn_by(storage::Transaction& tx, DeskId desk, ChargeId charge);

void update_wallet(storage::Transaction& tx, DeskId desk, Wallet const& wallet);

}  // namespace podpora::charges
