#include "features/charges/charge_store.h"

namespace podpora::charges {

namespace {

constexpr storage::Query kInsertTime{"time_entry.insert", R"(
  insert into time_entry (desk_id, id, ticket_id, person_id, person_name, started_at, minutes, work_type, note,
                          billable, created_at)
  values (:desk, :id, :ticket, :person, :person_name, :started_at, :minutes, :work_type, :note, :billable,
          :created_at))"};

constexpr storage::Query kInsertCharge{"charge.insert", R"(
  insert into charge_line (desk_id, id, customer_id, bill_to_id, ticket_id, time_entry_id, agreement_id, offer_number,
                           kind, product, verdict, rule, after_hours, text, quantity_thousandths, unit,
                           unit_price_minor, base_quantity, discount_minor, amount_minor, currency, drawn_hundredths,
                           tax_category, tax_basis_points, cost_minor, upstream, supplied_on, supplied_until, reference,
                           corrects_id, approval_id, ready, created_at)
  values (:desk, :id, :customer, :bill_to, :ticket, :time_entry, :agreement, :offer_number, :kind, :product, :verdict,
          :rule, :after_hours, :text, :quantity, :unit, :unit_price, :base_quantity, :discount, :amount, :currency,
          :drawn, :tax_category, :tax, :cost, :upstream, :supplied_on, :supplied_until, :reference, :corrects,
          :approval, :ready, :created_at))"};

constexpr storage::Query kTimes{"time_entry.of_ticket", R"(
  select id, ticket_id, person_id, person_name, started_at, minutes, work_type, note, billable, created_at, changed_at,
         deleted_at
  from time_entry where desk_id = :desk and ticket_id = :ticket and deleted_at is null order by id)"};

constexpr storage::Query kFindTime{"time_entry.find", R"(
  select id, ticket_id, person_id, person_name, started_at, minutes, work_type, note, billable, created_at, changed_at,
         deleted_at
  from time_entry where desk_id = :desk and id = :id)"};

constexpr storage::Query kUpdateTime{"time_entry.update", R"(
  update time_entry set started_at = :started_at, minutes = :minutes, work_type = :work_type, note = :note,
                        billable = :billable, changed_at = :changed_at, deleted_at = :deleted_at
  where desk_id = :desk and id = :id)"};

constexpr storage::Query kOfTicket{"charge.of_ticket", R"(
  select id, customer_id, bill_to_id, ticket_id, time_entry_id, agreement_id, offer_number, kind, product, verdict, rule,
         after_hours, text, quantity_thousandths, unit, unit_price_minor, base_quantity, discount_minor, amount_minor,
         currency, drawn_hundredths, tax_category, tax_basis_points, cost_minor, upstream, supplied_on, supplied_until,
         reference, corrects_id, approval_id, ready, invoice_id, voided_at, created_at
  from charge_line
  where desk_id = :desk and ticket_id = :ticket and voided_at is null order by id)"};

constexpr storage::Query kFind{"charge.find", R"(
  select id, customer_id, bill_to_id, ticket_id, time_entry_id, agreement_id, offer_number, kind, product, verdict, rule,
         after_hours, text, quantity_thousandths, unit, unit_price_minor, base_quantity, discount_minor, amount_minor,
         currency, drawn_hundredths, tax_category, tax_basis_points, cost_minor, upstream, supplied_on, supplied_until,
         reference, corrects_id, approval_id, ready, invoice_id, voided_at, created_at
  from charge_line
  where desk_id = :desk and id = :id)"};

constexpr storage::Query kOfEntry{"charge.of_entry", R"(
  select id, customer_id, bill_to_id, ticket_id, time_entry_id, agreement_id, offer_number, kind, product, verdict, rule,
         after_hours, text, quantity_thousandths, unit, unit_price_minor, base_quantity, discount_minor, amount_minor,
         currency, drawn_hundredths, tax_category, tax_basis_points, cost_minor, upstream, supplied_on, supplied_until,
         reference, corrects_id, approval_id, ready, invoice_id, voided_at, created_at
  from charge_line
  where desk_id = :desk and time_entry_id = :entry and voided_at is null order by id)"};

constexpr storage::Query kByReference{"charge.by_reference", R"(
  select id, customer_id, bill_to_id, ticket_id, time_entry_id, agreement_id, offer_number, kind, product, verdict, rule,
         after_hours, text, quantity_thousandths, unit, unit_price_minor, base_quantity, discount_minor, amount_minor,
         currency, drawn_hundredths, tax_category, tax_basis_points, cost_minor, upstream, supplied_on, supplied_until,
         reference, corrects_id, approval_id, ready, invoice_id, voided_at, created_at
  from charge_line
  where desk_id = :desk and reference = :reference)"};

constexpr storage::Query kForPeriod{"charge.for_period", R"(
  select id, customer_id, bill_to_id, ticket_id, time_entry_id, agreement_id, offer_number, kind, product, verdict, rule,
         after_hours, text, quantity_thousandths, unit, unit_price_minor, base_quantity, discount_minor, amount_minor,
         currency, drawn_hundredths, tax_category, tax_basis_points, cost_minor, upstream, supplied_on, supplied_until,
         reference, corrects_id, approval_id, ready, invoice_id, voided_at, created_at
  from charge_line
  where desk_id = :desk and bill_to_id = :bill_to and supplied_on >= :from and supplied_on < :until
    and invoice_id is null and voided_at is null and ready = 1 and currency <> ''
  order by supplied_on, id)"};

constexpr storage::Query kHeldBack{"charge.held_back", R"(
  select id, customer_id, bill_to_id, ticket_id, time_entry_id, agreement_id, offer_number, kind, product, verdict, rule,
         after_hours, text, quantity_thousandths, unit, unit_price_minor, base_quantity, discount_minor, amount_minor,
         currency, drawn_hundredths, tax_category, tax_basis_points, cost_minor, upstream, supplied_on, supplied_until,
         reference, corrects_id, approval_id, ready, invoice_id, voided_at, created_at
  from charge_line
  where desk_id = :desk and supplied_on < :until and invoice_id is null and voided_at is null
    and (ready = 0 or verdict = 'no_agreement' or (bill_to_id is null and amount_minor <> 0))
  order by supplied_on, id)"};

constexpr storage::Query kOfInvoice{"charge.of_invoice", R"(
  select id, customer_id, bill_to_id, ticket_id, time_entry_id, agreement_id, offer_number, kind, product, verdict, rule,
         after_hours, text, quantity_thousandths, unit, unit_price_minor, base_quantity, discount_minor, amount_minor,
         currency, drawn_hundredths, tax_category, tax_basis_points, cost_minor, upstream, supplied_on, supplied_until,
         reference, corrects_id, approval_id, ready, invoice_id, voided_at, created_at
  from charge_line
  where desk_id = :desk and invoice_id = :invoice order by supplied_on, id)"};

constexpr storage::Query kBillTos{"charge.bill_tos", R"(
  select distinct bill_to_id from charge_line
  where desk_id = :desk and supplied_on >= :from and supplied_on < :until and bill_to_id is not null
    and invoice_id is null and voided_at is null and ready = 1 and currency <> ''
  order by bill_to_id)"};

constexpr storage::Query kTake{"charge.take", R"(
  update charge_line set invoice_id = :invoice
  where desk_id = :desk and id = :id and invoice_id is null and voided_at is null and ready = 1)"};

constexpr storage::Query kVoid{"charge.void", R"(
  update charge_line set voided_at = :now
  where desk_id = :desk and id = :id and invoice_id is null and voided_at is null)"};

constexpr storage::Query kCountOfKind{"charge.count_of_kind", R"(
  select count(*) from charge_line
  where desk_id = :desk and ticket_id = :ticket and kind = :kind and voided_at is null)"};

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
                             {"customer", charge.customer_id},
                             {"bill_to", charge.bill_to_id},
                             {"ticket", charge.ticket_id},
                             {"time_entry", charge.time_entry_id},
                             {"agreement", charge.agreement_id},
                             {"offer_number", charge.offer_number},
                             {"kind", charge.kind},
                             {"product", charge.product},
                             {"verdict", charge.verdict},
                             {"rule", charge.rule},
                             {"after_hours", charge.after_hours},
                             {"text", charge.text},
                             {"quantity", charge.quantity_thousandths},
                             {"unit", charge.unit},
                             {"unit_price", charge.unit_price_minor},
                             {"base_quantity", charge.base_quantity},
                             {"discount", charge.discount_minor},
                             {"amount", charge.amount_minor},
                             {"currency", charge.currency},
                             {"drawn", charge.drawn_hundredths},
                             {"tax_category", charge.tax_category},
                             {"tax", charge.tax_basis_points},
                             {"cost", charge.cost_minor},
                             {"upstream", charge.upstream},
                             {"supplied_on", charge.supplied_on},
                             {"supplied_until", charge.supplied_until},
                             {"reference", charge.reference},
                             {"corrects", charge.corrects_id},
                             {"approval", charge.approval_id},
                             {"ready", charge.ready},
                             {"created_at", charge.created_at}});
}

std::vector<TimeEntry> time_entries_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  return tx.all<TimeEntry>(kTimes, {{"desk", desk}, {"ticket", ticket}});
}

std::optional<TimeEntry> find_time_entry(storage::Transaction& tx, DeskId desk, TimeEntryId id) {
  return tx.first<TimeEntry>(kFindTime, {{"desk", desk}, {"id", id}});
}

void update_time_entry(storage::Transaction& tx, DeskId desk, TimeEntry const& entry) {
  tx.execute(kUpdateTime, {{"desk", desk},
                           {"id", entry.id},
                           {"started_at", entry.started_at},
                           {"minutes", entry.minutes},
                           {"work_type", entry.work_type},
                           {"note", entry.note},
                           {"billable", entry.billable},
                           {"changed_at", entry.changed_at},
                           {"deleted_at", entry.deleted_at}});
}

std::vector<Charge> charges_of_entry(storage::Transaction& tx, DeskId desk, TimeEntryId entry) {
  return tx.all<Charge>(kOfEntry, {{"desk", desk}, {"entry", entry}});
}

std::vector<Charge> charges_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  return tx.all<Charge>(kOfTicket, {{"desk", desk}, {"ticket", ticket}});
}

std::optional<Charge> find_charge(storage::Transaction& tx, DeskId desk, ChargeId id) {
  return tx.first<Charge>(kFind, {{"desk", desk}, {"id", id}});
}

std::optional<Charge> find_by_reference(storage::Transaction& tx, DeskId desk, std::string const& reference) {
  return tx.first<Charge>(kByReference, {{"desk", desk}, {"reference", reference}});
}

std::vector<Charge> for_period(storage::Transaction& tx, DeskId desk, customers::CustomerId bill_to,
                               BillingPeriod const& period) {
  return tx.all<Charge>(kForPeriod,
                        {{"desk", desk}, {"bill_to", bill_to}, {"from", period.from}, {"until", period.until}});
}

std::vector<customers::CustomerId> bill_tos_for_period(storage::Transaction& tx, DeskId desk,
                                                       BillingPeriod const& period) {
  return tx.all<customers::CustomerId>(kBillTos, {{"desk", desk}, {"from", period.from}, {"until", period.until}});
}

std::vector<Charge> held_back(storage::Transaction& tx, DeskId desk, std::string const& until) {
  return tx.all<Charge>(kHeldBack, {{"desk", desk}, {"until", until}});
}

std::vector<Charge> charges_of_invoice(storage::Transaction& tx, DeskId desk, std::int64_t invoice) {
  return tx.all<Charge>(kOfInvoice, {{"desk", desk}, {"invoice", invoice}});
}

bool take_for_invoice(storage::Transaction& tx, DeskId desk, ChargeId id, std::int64_t invoice) {
  return tx.execute(kTake, {{"desk", desk}, {"id", id}, {"invoice", invoice}}) == 1;
}

bool void_charge(storage::Transaction& tx, DeskId desk, ChargeId id, Time now) {
  return tx.execute(kVoid, {{"desk", desk}, {"id", id}, {"now", now}}) == 1;
}

bool has_incident_charge(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  return tx.first<std::int64_t>(kCountOfKind, {{"desk", desk}, {"ticket", ticket}, {"kind", LineKind::kIncident}})
             .value_or(0) > 0;
}

bool has_fixed_price(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  return tx.first<std::int64_t>(kCountOfKind, {{"desk", desk}, {"ticket", ticket}, {"kind", LineKind::kFixed}})
             .value_or(0) > 0;
}

}  // namespace podpora::charges
