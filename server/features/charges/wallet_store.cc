#include "features/charges/wallet_store.h"

namespace podpora::charges {

namespace {

constexpr storage::Query kInsert{"wallet.insert", R"(
  insert into wallet (desk_id, id, customer_id, agreement_id, unit, currency, name, period, valid_from, valid_to, low_at,
                      may_go_negative, entries, created_at)
  values (:desk, :id, :customer, :agreement, :unit, :currency, :name, :period, :valid_from, :valid_to, :low_at,
          :may_go_negative, 0, :created_at)
  on conflict (desk_id, agreement_id, customer_id, period) do nothing)"};

constexpr storage::Query kFind{"wallet.find", R"(
  select w.id, w.customer_id, w.agreement_id, w.unit, w.currency, w.name, w.period, w.valid_from, w.valid_to, w.low_at,
         w.may_go_negative, w.created_at,
         (select cast(coalesce(sum(l.amount), 0) as bigint) from wallet_ledger l
          where l.desk_id = w.desk_id and l.wallet_id = w.id)
  from wallet w where w.desk_id = :desk and w.id = :id)"};

constexpr storage::Query kFindPeriod{"wallet.find_period", R"(
  select w.id, w.customer_id, w.agreement_id, w.unit, w.currency, w.name, w.period, w.valid_from, w.valid_to, w.low_at,
         w.may_go_negative, w.created_at,
         (select cast(coalesce(sum(l.amount), 0) as bigint) from wallet_ledger l
          where l.desk_id = w.desk_id and l.wallet_id = w.id)
  from wallet w
  where w.desk_id = :desk and w.agreement_id = :agreement and w.customer_id = :customer and w.period = :period)"};

constexpr storage::Query kOfCustomer{"wallet.of_customer", R"(
  select w.id, w.customer_id, w.agreement_id, w.unit, w.currency, w.name, w.period, w.valid_from, w.valid_to, w.low_at,
         w.may_go_negative, w.created_at,
         (select cast(coalesce(sum(l.amount), 0) as bigint) from wallet_ledger l
          where l.desk_id = w.desk_id and l.wallet_id = w.id)
  from wallet w where w.desk_id = :desk and w.customer_id = :customer order by w.id desc)"};

constexpr storage::Query kBought{"wallet.bought", R"(
  select w.id, w.customer_id, w.agreement_id, w.unit, w.currency, w.name, w.period, w.valid_from, w.valid_to, w.low_at,
         w.may_go_negative, w.created_at,
         (select cast(coalesce(sum(l.amount), 0) as bigint) from wallet_ledger l
          where l.desk_id = w.desk_id and l.wallet_id = w.id)
  from wallet w
  where w.desk_id = :desk and w.customer_id = :customer and w.period is null
    and (w.agreement_id is null or w.agreement_id = :agreement)
    and (w.valid_to is null or w.valid_to > :time)
  order by case when w.valid_to is null then 1 else 0 end, w.valid_to, w.id)"};

constexpr storage::Query kClaim{"wallet.claim", R"(
  update wallet set entries = entries + 1 where desk_id = :desk and id = :id)"};

constexpr storage::Query kPosition{"wallet.position", R"(
  select entries from wallet where desk_id = :desk and id = :id)"};

constexpr storage::Query kAppend{"wallet.append", R"(
  insert into wallet_ledger (desk_id, wallet_id, position, reason, amount, charge_id, ticket_id, person_name, note, at)
  values (:desk, :wallet, :position, :reason, :amount, :charge, :ticket, :person, :note, :at))"};

constexpr storage::Query kLedger{"wallet.ledger", R"(
  select position, reason, amount, charge_id, ticket_id, person_name, note, at
  from wallet_ledger where desk_id = :desk and wallet_id = :wallet order by position)"};

constexpr storage::Query kDrawnBy{"wallet.drawn_by", R"(
  select wallet_id, cast(-sum(amount) as bigint) from wallet_ledger
  where desk_id = :desk and charge_id = :charge and reason in ('drawn', 'given_back')
  group by wallet_id having sum(amount) <> 0 order by wallet_id)"};

constexpr storage::Query kUpdate{"wallet.update", R"(
  update wallet set name = :name, valid_to = :valid_to, low_at = :low_at, may_go_negative = :may_go_negative
  where desk_id = :desk and id = :id)"};

}  // namespace

bool insert_wallet(storage::Transaction& tx, DeskId desk, Wallet const& wallet) {
  return tx.execute(kInsert, {{"desk", desk},
                              {"id", wallet.id},
                              {"customer", wallet.customer_id},
                              {"agreement", wallet.agreement_id},
                              {"unit", wallet.unit},
                              {"currency", wallet.currency},
                              {"name", wallet.name},
                              {"period", wallet.period},
                              {"valid_from", wallet.valid_from},
                              {"valid_to", wallet.valid_to},
                              {"low_at", wallet.low_at},
                              {"may_go_negative", wallet.may_go_negative},
                              {"created_at", wallet.created_at}}) == 1;
}

std::optional<Wallet> find_wallet(storage::Transaction& tx, DeskId desk, WalletId id) {
  return tx.first<Wallet>(kFind, {{"desk", desk}, {"id", id}});
}

std::optional<Wallet> find_period_wallet(storage::Transaction& tx, DeskId desk, offers::AgreementId agreement,
                                         customers::CustomerId customer, std::string const& period) {
  return tx.first<Wallet>(kFindPeriod,
                          {{"desk", desk}, {"agreement", agreement}, {"customer", customer}, {"period", period}});
}

std::vector<Wallet> wallets_of(storage::Transaction& tx, DeskId desk, customers::CustomerId customer) {
  return tx.all<Wallet>(kOfCustomer, {{"desk", desk}, {"customer", customer}});
}

std::vector<Wallet> bought_wallets(storage::Transaction& tx, DeskId desk, customers::CustomerId customer,
                                   std::optional<offers::AgreementId> agreement, Time time) {
  return tx.all<Wallet>(kBought, {{"desk", desk}, {"customer", customer}, {"agreement", agreement}, {"time", time}});
}

void append_entry(storage::Transaction& tx, DeskId desk, WalletId wallet, WalletEntry entry) {
  tx.execute(kClaim, {{"desk", desk}, {"id", wallet}});
  entry.position = tx.first<std::int64_t>(kPosition, {{"desk", desk}, {"id", wallet}}).value();
  tx.execute(kAppend, {{"desk", desk},
                       {"wallet", wallet},
                       {"position", entry.position},
                       {"reason", entry.reason},
                       {"amount", entry.amount},
                       {"charge", entry.charge_id},
                       {"ticket", entry.ticket_id},
                       {"person", entry.person_name},
                       {"note", entry.note},
                       {"at", entry.at}});
}

std::vector<WalletEntry> ledger_of(storage::Transaction& tx, DeskId desk, WalletId wallet) {
  return tx.all<WalletEntry>(kLedger, {{"desk", desk}, {"wallet", wallet}});
}

std::vector<Drawn> drawn_by(storage::Transaction& tx, DeskId desk, ChargeId charge) {
  return tx.all<Drawn>(kDrawnBy, {{"desk", desk}, {"charge", charge}});
}

void update_wallet(storage::Transaction& tx, DeskId desk, Wallet const& wallet) {
  tx.execute(kUpdate, {{"desk", desk},
                       {"id", wallet.id},
                       {"name", wallet.name},
                       {"valid_to", wallet.valid_to},
                       {"low_at", wallet.low_at},
                       {"may_go_negative", wallet.may_go_negative}});
}

}  // namespace podpora::charges
