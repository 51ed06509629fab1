#pragma once

#include "features/charges/charge.h"
#include "platform/storage/database.h"

#include <vector>

namespace podpora::charges {

/// Whose prepaid time, and of which period.
struct Wallet {
  offers::AgreementId agreement_id;
  customers::CustomerId customer_id;
  std::string period;
};

struct WalletEntry {
  WalletEntryId id;
  std::string reason;  ///< `granted`, `drawn`
  std::int64_t hundredths{0};
  std::optional<ChargeId> charge_id;
  Time at;
};

void insert_time_entry(storage::Transaction& tx, DeskId desk, TimeEntry const& entry);
void insert_charge(storage::Transaction& tx, DeskId desk, Charge const& charge);

/// In the order of writing.
std::vector<TimeEntry> time_entries_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);
std::vector<Charge> charges_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);

/// True when a line of that rule exists for the ticket.
bool has_charge(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket, Rule rule);

/// The sum of the wallet's entries; empty when nothing was ever granted.
std::optional<std::int64_t> wallet_balance(storage::Transaction& tx, DeskId desk, Wallet const& wallet);
void insert_wallet_entry(storage::Transaction& tx, DeskId desk, Wallet const& wallet, WalletEntry const& entry);

}  // namespace podpora::charges
