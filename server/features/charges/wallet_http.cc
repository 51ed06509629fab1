#include "features/charges/wallet_http.h"

#include "features/charges/wallet_rules.h"
#include "features/charges/wallet_store.h"

namespace podpora::charges {

using storage::Scope;
using storage::Transaction;

WalletView WalletHttp::view_of(Transaction& tx, DeskId desk, Wallet const& wallet) const {
  auto const ledger = ledger_of(tx, desk, wallet.id);
  WalletView view{.id = wallet.id,
                  .customer_id = wallet.customer_id,
                  .unit = wallet.unit,
                  .currency = wallet.currency,
                  .name = wallet.name,
                  .period = wallet.period,
                  .valid_from = wallet.valid_from,
                  .valid_to = wallet.valid_to,
                  .low_at = wallet.low_at,
                  .may_go_negative = wallet.may_go_negative,
                  .balance = wallet.balance,
                  .low = wallet.low_at && wallet.balance <= *wallet.low_at,
                  .runs_out_at = runs_out_at(wallet, ledger, context_.audit.clock.now()),
                  .entries = {}};
  std::int64_t balance = 0;
  for (auto const& entry : ledger) {
    balance += entry.amount;
    auto const ticket = entry.ticket_id ? tickets::find_ticket(tx, desk, *entry.ticket_id) : std::nullopt;
    view.entries.push_back({.position = entry.position,
                            .reason = entry.reason,
                            .amount = entry.amount,
                            .balance = balance,
                            .ticket_id = entry.ticket_id,
                            .ticket_number = ticket ? std::optional(ticket->number) : std::nullopt,
                            .person_name = entry.person_name,
                            .note = entry.note,
                            .at = entry.at});
  }
  return view;
}

Result<WalletList> WalletHttp::list(http::Call const& call) const {
  auto const customer = TRY(call.id<customers::CustomerId>("id"));
  return database_.read(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<WalletList> {
    if (!customers::find_customer(tx, call.actor.desk, customer)) return not_found("customer");
    WalletList list;
    for (auto const& wallet : wallets_of(tx, call.actor.desk, customer)) {
      list.items.push_back(view_of(tx, call.actor.desk, wallet));
    }
    return list;
  });
}

Result<http::Created<WalletView>> WalletHttp::open(http::Call const& call, WalletRequest request) const {
  auto const customer = TRY(call.id<customers::CustomerId>("id"));
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<http::Created<WalletView>> {
    if (!customers::find_customer(tx, call.actor.desk, customer)) return not_found("customer");
    auto const wallet = TRY(open_wallet(tx, context_, call.actor,
                                        {.customer_id = customer,
                                         .agreement_id = request.agreement_id,
                                         .unit = request.unit,
                                         .currency = request.currency.value_or(""),
                                         .name = request.name,
                                         .amount = request.amount,
                                         .price = request.price,
                                         .valid_to = request.valid_to,
                                         .low_at = request.low_at,
                                         .may_go_negative = request.may_go_negative.value_or(false)}));
    return http::Created<WalletView>{"/api/v1/wallets/" + to_text(wallet.id), view_of(tx, call.actor.desk, wallet)};
  });
}

Result<WalletView> WalletHttp::get(http::Call const& call) const {
  auto const id = TRY(call.id<WalletId>("id"));
  return database_.read(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<WalletView> {
    auto const wallet = find_wallet(tx, call.actor.desk, id);
    if (!wallet) return not_found("wallet");
    return view_of(tx, call.actor.desk, *wallet);
  });
}

Result<WalletView> WalletHttp::change(http::Call const& call, WalletChange request) const {
  auto const id = TRY(call.id<WalletId>("id"));
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<WalletView> {
    WalletTerms const terms{request.name, request.valid_to, request.low_at, request.may_go_negative};
    return view_of(tx, call.actor.desk, TRY(change_wallet(tx, context_, call.actor, id, terms)));
  });
}

Result<WalletView> WalletHttp::add(http::Call const& call, TopUpRequest request) const {
  auto const id = TRY(call.id<WalletId>("id"));
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<WalletView> {
    TopUp const wanted{request.amount, request.price, request.note.value_or("")};
    return view_of(tx, call.actor.desk, TRY(top_up(tx, context_, call.actor, id, wanted)));
  });
}

Result<WalletView> WalletHttp::adjust(http::Call const& call, AdjustRequest request) const {
  auto const id = TRY(call.id<WalletId>("id"));
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<WalletView> {
    return view_of(tx, call.actor.desk, TRY(adjust_wallet(tx, context_, call.actor, id, request.amount, request.note)));
  });
}

Result<WalletList> WalletHttp::portal_list(http::Call const& call) const {
  customers::CustomerId const own{call.actor.customer.value_or(0)};
  return database_.read(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<WalletList> {
    WalletList list;
    for (auto const& wallet : wallets_of(tx, call.actor.desk, own)) {
      auto view = view_of(tx, call.actor.desk, wallet);
      for (auto& entry : view.entries) {
        entry.note.clear();
        entry.person_name.clear();
      }
      list.items.push_back(std::move(view));
    }
    return list;
  });
}

}  // namespace podpora::charges
