#pragma once

#include "features/charges/charge.h"
#include "platform/storage/database.h"

#include <vector>

namespace podpora::charges {

void insert_time_entry(storage::Transaction& tx, DeskId desk, TimeEntry const& entry);
void insert_charge(storage::Transaction& tx, DeskId desk, Charge const& charge);

/// The entry, deleted ones too.
std::optional<TimeEntry> find_time_entry(storage::Transaction& tx, DeskId desk, TimeEntryId id);
void update_time_entry(storage::Transaction& tx, DeskId desk, TimeEntry const& entry);
/// Lines of that entry that are not void.
std::vector<Charge> charges_of_entry(storage::Transaction& tx, DeskId desk, TimeEntryId entry);

/// In the order of writing; no deleted entries, no void lines.
std::vector<TimeEntry> time_entries_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);
std::vector<Charge> charges_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);

/// Void ones too.
std::optional<Charge> find_charge(storage::Transaction& tx, DeskId desk, ChargeId id);
std::optional<Charge> find_by_reference(storage::Transaction& tx, DeskId desk, std::string const& reference);

/// Days of supply: `from` and `until` as `2026-11-01`, `until` exclusive.
struct BillingPeriod {
  std::string from;
  std::string until;
};

/// The lines that an invoice to that customer for that period carries, by day of supply: ready, not void, in no invoice
/// yet, with a price (which is nothing where the work was covered or prepaid).
std::vector<Charge> for_period(storage::Transaction& tx, DeskId desk, customers::CustomerId bill_to,
                               BillingPeriod const& period);

/// Who has such lines.
std::vector<customers::CustomerId> bill_tos_for_period(storage::Transaction& tx, DeskId desk,
                                                       BillingPeriod const& period);

/// The lines supplied before that day that no invoice carries as they are: they wait for an approval, or nobody knows
/// their price or who pays it.
std::vector<Charge> held_back(storage::Transaction& tx, DeskId desk, std::string const& until);

/// Puts a line into an invoice, for good; false when it is void, not ready, or in an invoice already. Two that take the
/// same line wait for each other, and one gets it.
bool take_for_invoice(storage::Transaction& tx, DeskId desk, ChargeId id, std::int64_t invoice);

/// What an invoice took.
std::vector<Charge> charges_of_invoice(storage::Transaction& tx, DeskId desk, std::int64_t invoice);

/// Makes it void; false when it is in an invoice, or void already.
bool void_charge(storage::Transaction& tx, DeskId desk, ChargeId id, Time now);

/// True when the ticket has been charged, or a prepaid request drawn, for the whole of it.
bool has_incident_charge(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);
bool has_fixed_price(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);

}  // namespace podpora::charges
