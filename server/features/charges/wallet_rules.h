#pragma once

#include "features/charges/terms.h"
#include "features/charges/wallet.h"
#include "features/offers/offer.h"

#include <vector>

namespace podpora::charges {

/// Included time that may pay for work at that time, as wallets without an id, in the order of drawing: the months kept
/// back that far, the oldest first, then the work's own; or the one of the whole agreement. Each holds what was
/// granted. None for an offer without included time, nor for months before the agreement began.
std::vector<Wallet> included_wallets(offers::AgreementInForce const& agreement, customers::CustomerId customer,
                                     IncludedTerms const& terms, Time work);

/// True when this entry brought the balance down to where it is low.
bool became_low(Wallet const& wallet, std::int64_t before, std::int64_t after);

/// When the wallet will be empty if it is used as in the ninety days before `now` (or since it began, when that is
/// shorter); empty when it is not used, or is empty already.
std::optional<Time> runs_out_at(Wallet const& wallet, std::vector<WalletEntry> const& ledger, Time now);

}  // namespace podpora::charges
