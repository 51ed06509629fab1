#pragma once

#include "features/charges/charge.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>

namespace podpora::charges {

/// What a customer has paid for before, or has with its offer. Its balance is the sum of its ledger.
struct Wallet {
  WalletId id;
  customers::CustomerId customer_id;
  std::optional<offers::AgreementId> agreement_id;  ///< pays only for work under it
  WalletUnit unit{WalletUnit::kMinutes};
  std::string currency;               ///< of money
  std::string name;                   ///< empty for included time
  std::optional<std::string> period;  ///< of included time: `2026-11` or `agreement`
  Time valid_from;
  std::optional<Time> valid_to;        ///< exclusive, by the time of the work; what is left then expires
  std::optional<std::int64_t> low_at;  ///< we tell the customer and the desk when the balance falls to it
  bool may_go_negative{false};
  Time created_at;
  std::int64_t balance{0};  ///< hundredths of a minute, requests, or minor units
};
BOOST_DESCRIBE_STRUCT(Wallet, (),
                      (id, customer_id, agreement_id, unit, currency, name, period, valid_from, valid_to, low_at,
                       may_go_negative, created_at, balance))

enum class WalletReason : std::uint8_t { kGranted, kToppedUp, kDrawn, kGivenBack, kAdjusted, kExpired };
BOOST_DESCRIBE_ENUM(WalletReason, kGranted, kToppedUp, kDrawn, kGivenBack, kAdjusted, kExpired)

/// One entry of a wallet's ledger. Never changed.
struct WalletEntry {
  std::int64_t position{0};
  WalletReason reason{WalletReason::kGranted};
  std::int64_t amount{0};
  std::optional<ChargeId> charge_id;
  std::optional<tickets::TicketId> ticket_id;
  std::string person_name;
  std::string note;
  Time at;
};
BOOST_DESCRIBE_STRUCT(WalletEntry, (), (position, reason, amount, charge_id, ticket_id, person_name, note, at))

}  // namespace podpora::charges
