#pragma once

#include "features/charges/wallets.h"
#include "platform/http/call.h"

#include <vector>

namespace podpora::charges {

struct WalletEntryView {
  std::int64_t position{0};
  WalletReason reason{WalletReason::kGranted};
  std::int64_t amount{0};
  std::int64_t balance{0};  ///< after it
  std::optional<tickets::TicketId> ticket_id;
  std::optional<std::int64_t> ticket_number;
  std::string person_name;
  std::string note;
  Time at;
};
BOOST_DESCRIBE_STRUCT(WalletEntryView, (),
                      (position, reason, amount, balance, ticket_id, ticket_number, person_name, note, at))

/// A wallet with its whole ledger: hundredths of a minute, requests, or minor units of the currency.
struct WalletView {
  WalletId id;
  customers::CustomerId customer_id;
  WalletUnit unit{WalletUnit::kMinutes};
  std::string currency;
  std::string name;
  std::optional<std::string> period;
  Time valid_from;
  std::optional<Time> valid_to;
  std::optional<std::int64_t> low_at;
  bool may_go_negative{false};
  std::int64_t balance{0};
  bool low{false};
  std::optional<Time> runs_out_at;  ///< if it is used as in the last ninety days
  std::vector<WalletEntryView> entries;
};
BOOST_DESCRIBE_STRUCT(WalletView, (),
                      (id, customer_id, unit, currency, name, period, valid_from, valid_to, low_at, may_go_negative,
                       balance, low, runs_out_at, entries))

struct WalletList {
  std::vector<WalletView> items;
};
BOOST_DESCRIBE_STRUCT(WalletList, (), (items))

struct WalletRequest {
  std::optional<offers::AgreementId> agreement_id;
  WalletUnit unit{WalletUnit::kMinutes};
  std::optional<std::string> currency;
  std::string name;
  std::int64_t amount{0};
  std::optional<Money> price;
  std::optional<Time> valid_to;
  std::optional<std::int64_t> low_at;
  std::optional<bool> may_go_negative;
};
BOOST_DESCRIBE_STRUCT(WalletRequest, (),
                      (agreement_id, unit, currency, name, amount, price, valid_to, low_at, may_go_negative))

struct TopUpRequest {
  std::int64_t amount{0};
  std::optional<Money> price;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(TopUpRequest, (), (amount, price, note))

struct AdjustRequest {
  std::int64_t amount{0};
  std::string note;
};
BOOST_DESCRIBE_STRUCT(AdjustRequest, (), (amount, note))

struct WalletChange {
  std::string name;
  std::optional<Time> valid_to;
  std::optional<std::int64_t> low_at;
  bool may_go_negative{false};
};
BOOST_DESCRIBE_STRUCT(WalletChange, (), (name, valid_to, low_at, may_go_negative))

/// Wallets for the desk's people, and for the customer in the portal.
class WalletHttp {
 public:
  WalletHttp(storage::Database& database, Context context) : database_(database), context_(context) {}

  Result<WalletList> list(http::Call const& call) const;
  Result<http::Created<WalletView>> open(http::Call const& call, WalletRequest request) const;
  Result<WalletView> get(http::Call const& call) const;
  Result<WalletView> change(http::Call const& call, WalletChange request) const;
  Result<WalletView> add(http::Call const& call, TopUpRequest request) const;
  Result<WalletView> adjust(http::Call const& call, AdjustRequest request) const;

  /// Those of the contact's own company. What people of the desk noted by hand is left out.
  Result<WalletList> portal_list(http::Call const& call) const;

 private:
  WalletView view_of(storage::Transaction& tx, DeskId desk, Wallet const& wallet) const;

  storage::Database& database_;
  Context context_;
};

}  // namespace podpora::charges
