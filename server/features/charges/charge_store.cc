#include "features/charges/charge_store.h"

namespace podpora::charges {

namespace {

struct Row {
  ChargeId id;
  tickets::TicketId ticket_id;
  TimeEntryId time_entry_id;
  std::optional<customers::CustomerId> customer_id;
  std::optional<offers::AgreementId> agreement_id;
  std::optional<std::int64_t> offer_number;
  Verdict verdict{};
  Rule rule{};
  std::int64_t billed_minutes{0};
  std::int64_t ordinary_minutes{0};
  std::int64_t after_hours_minutes{0};
  std::int64_t drawn_hundredths{0};
  std::int64_t rate_minor{0};
  std::int64_t amount_minor{0};
  std::string currency;
  Time created_at;
};
BOOST_DESCRIBE_STRUCT(Row, (),
                      (id, ticket_id, time_entry_id, customer_id, agreement_id, offer_number, verdict, rule,
                       billed_minutes, ordinary_minutes, after_hours_minutes, drawn_hundredths, rate_minor,
                       amount_minor, currency, created_at))

struct BalanceRow {
  std::int64_t grants{0};
  std::int64_t sum{0};
};
BOOST_DESCRIBE_STRUCT(BalanceRow, (), (grants, sum))

constexpr storage::Query kInsertTime{"time_entry.insert", R"(
  insert into time_entry (desk_id, id, ticket_id, person_id, person_name, started_at, minutes, work_type, note,
                          billable, created_at)
  values (:desk, :id, :ticket, :person, :person_name, :started_at, :minutes, :work_type, :note, :billable,
          :created_at))"};

constexpr storage::Query kInsertCharge{"charge.insert", R"(
  insert into charge (desk_id, id, ticket_id, time_entry_id, customer_id, agreement_id, offer_number, verdict, rule,
                      billed_minutes, ordinary_minutes, after_hours_minutes, drawn_hundredths, rate_minor,
                      amount_minor, currency, created_at)
  values (:desk, :id, :ticket, :time_entry, :customer, :agreement, :offer_number, :verdict, :rule, :billed_minutes,
          :ordinary_minutes, :after_hours_minutes, :drawn_hundredths, :rate_minor, :amount_minor, :currency,
          :created_at))"};

constexpr storage::Query kTimes{"time_entry.of_ticket", R"(
  select id, ticket_id, person_id, person_name, started_at, minutes, work_type, note, billable, created_at
  from time_entry where desk_id = :desk and ticket_id = :ticket order by id)"};

constexpr storage::Query kCharges{"charge.of_ticket", R"(
  select id, ticket_id, time_entry_id, customer_id, agreement_id, offer_number, verdict, rule, billed_minutes,
         ordinary_minutes, after_hours_minutes, drawn_hundredths, rate_minor, amount_minor, currency, created_at
  from charge where desk_id = :desk and ticket_id = :ticket order by id)"};

constexpr storage::Query kCountOfRule{"charge.count_of_rule", R"(
  select count(*) from charge where desk_id = :desk and ticket_id = :ticket and rule = :rule)"};

constexpr storage::Query kBalance{"wallet.balance", R"(
  select cast(coalesce(sum(case when reason = 'granted' then 1 else 0 end), 0) as bigint),
         cast(coalesce(sum(hundredths), 0) as bigint)
  from wallet_entry
  where desk_id = :desk and agreement_id = :agreement and customer_id = :customer and period = :period)"};

constexpr storage::Query kInsertWallet{"wallet.insert", R"(
  insert into wallet_entry (desk_id, id, agreement_id, customer_id, period, reason, hundredths, charge_id, at)
  values (:desk, :id, :agreement, :customer, :period, :reason, :hundredths, :charge, :at))"};

Charge charge_of(Row const& row) {
  Charge charge;
  static_cast<Rating&>(charge) = {.verdict = row.verdict,
                                  .rule = row.rule,
                                  .billed_minutes = row.billed_minutes,
                                  .ordinary_minutes = row.ordinary_minutes,
                                  .after_hours_minutes = row.after_hours_minutes,
                                  .drawn_hundredths = row.drawn_hundredths,
                                  .rate_minor = row.rate_minor,
                                  .amount_minor = row.amount_minor,
                                  .currency = row.currency};
  charge.id = row.id;
  charge.ticket_id = row.ticket_id;
  charge.time_entry_id = row.time_entry_id;
  charge.customer_id = row.customer_id;
  charge.agreement_id = row.agreement_id;
  charge.offer_number = row.offer_number;
  charge.created_at = row.created_at;
  return charge;
}

}  // namespace

void insert_time_entry(storage::Transaction& tx, DeskId desk, TimeEntry const& entry) {
  tx.execute(kInsertTime, {{"desk", desk},
                           {"id", entry.id},
                           {"ticket", entry.ticket_id},
                           {"person", entry.person_id},
                           {"person_name", entry.person_name},
                           {"started_at", entry.started_at},
                           {"minutes", entry.minutes},
                           {"work_type", entry.work_type},
                           {"note", entry.note},
                           {"billable", entry.billable},
                           {"created_at", entry.created_at}});
}

void insert_charge(storage::Transaction& tx, DeskId desk, Charge const& charge) {
  tx.execute(kInsertCharge, {{"desk", desk},
                             {"id", charge.id},
                             {"ticket", charge.ticket_id},
                             {"time_entry", charge.time_entry_id},
                             {"customer", charge.customer_id},
                             {"agreement", charge.agreement_id},
                             {"offer_number", charge.offer_number},
                             {"verdict", charge.verdict},
                             {"rule", charge.rule},
                             {"billed_minutes", charge.billed_minutes},
                             {"ordinary_minutes", charge.ordinary_minutes},
                             {"after_hours_minutes", charge.after_hours_minutes},
                             {"drawn_hundredths", charge.drawn_hundredths},
                             {"rate_minor", charge.rate_minor},
                             {"amount_minor", charge.amount_minor},
                             {"currency", charge.currency},
                             {"created_at", charge.created_at}});
}

std::vector<TimeEntry> time_entries_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  return tx.all<TimeEntry>(kTimes, {{"desk", desk}, {"ticket", ticket}});
}

std::vector<Charge> charges_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  std::vector<Charge> charges;
  for (auto const& row : tx.all<Row>(kCharges, {{"desk", desk}, {"ticket", ticket}})) {
    charges.push_back(charge_of(row));
  }
  return charges;
}

bool has_charge(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket, Rule rule) {
  return tx.first<std::int64_t>(kCountOfRule, {{"desk", desk}, {"ticket", ticket}, {"rule", rule}}).value_or(0) > 0;
}

std::optional<std::int64_t> wallet_balance(storage::Transaction& tx, DeskId desk, Wallet const& wallet) {
  auto const row = tx.first<BalanceRow>(kBalance, {{"desk", desk},
                                                   {"agreement", wallet.agreement_id},
                                                   {"customer", wallet.customer_id},
                                                   {"period", wallet.period}});
  if (!row || row->grants == 0) return std::nullopt;
  return row->sum;
}

void insert_wallet_entry(storage::Transaction& tx, DeskId desk, Wallet const& wallet, WalletEntry const& entry) {
  tx.execute(kInsertWallet, {{"desk", desk},
                             {"id", entry.id},
                             {"agreement", wallet.agreement_id},
                             {"customer", wallet.customer_id},
                             {"period", wallet.period},
                             {"reason", entry.reason},
                             {"hundredths", entry.hundredths},
                             {"charge", entry.charge_id},
                             {"at", entry.at}});
}

}  // namespace podpora::charges
