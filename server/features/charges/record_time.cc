#include "features/charges/record_time.h"

#include "features/charges/charge_store.h"
#include "features/charges/new_line.h"
#include "features/charges/price_basis.h"

#include <fmt/format.h>

namespace podpora::charges {

namespace {

/// The grant of the period when it is the first use, then what each line draws.
void draw(storage::Transaction& tx, audit::Context const& context, DeskId desk, Basis const& basis,
          std::vector<Charge> const& charges) {
  if (!basis.wallet || basis.price.rating.drawn_hundredths == 0) return;
  auto const now = context.clock.now();
  if (!basis.granted_balance) {
    insert_wallet_entry(tx, desk, *basis.wallet,
                        {.id = context.ids.make<WalletEntryId>(),
                         .reason = "granted",
                         .hundredths = basis.price.balance_before.value(),
                         .at = now});
  }
  for (auto const& charge : charges) {
    if (charge.drawn_hundredths == 0) continue;
    insert_wallet_entry(tx, desk, *basis.wallet,
                        {.id = context.ids.make<WalletEntryId>(),
                         .reason = "drawn",
                         .hundredths = -charge.drawn_hundredths,
                         .charge_id = charge.id,
                         .at = now});
  }
}

}  // namespace

Result<Price> preview_price(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                            NewTime const& time) {
  return TRY(price_basis(tx, context, actor.desk, time)).price;
}

Result<Recorded> record_time(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                             NewTime const& time) {
  auto const basis = TRY(price_basis(tx, context, actor.desk, time));
  TimeEntry const entry{.id = context.ids.make<TimeEntryId>(),
                        .ticket_id = time.ticket_id,
                        .person_id = actor.person,
                        .person_name = actor.name,
                        .started_at = basis.work.started_at,
                        .minutes = time.minutes,
                        .work_type = time.work_type,
                        .note = time.note,
                        .billable = time.billable,
                        .created_at = context.clock.now()};
  auto const charges = lines_of(tx, context, actor.desk, basis, entry.id);
  insert_time_entry(tx, actor.desk, entry);
  for (auto const& charge : charges) insert_charge(tx, actor.desk, charge);
  draw(tx, context, actor.desk, basis, charges);
  auto const ticket = to_text(time.ticket_id);
  audit::record(tx, context, actor,
                {.kind = "time.recorded",
                 .subject = ticket,
                 .payload = fmt::format(R"({{"time_entry":"{}","minutes":{}}})", to_text(entry.id), entry.minutes)});
  for (auto const& charge : charges) record_made(tx, context, actor, charge);
  return Recorded{entry, charges, basis.price};
}

}  // namespace podpora::charges
