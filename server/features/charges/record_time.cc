#include "features/charges/record_time.h"

#include "features/charges/charge_store.h"
#include "features/charges/price_basis.h"
#include "features/charges/time_store.h"
#include "features/charges/wallets.h"
#include "features/identity/permission.h"

#include <fmt/format.h>

namespace podpora::charges {

namespace {

void record(storage::Transaction& tx, Context const& context, Actor const& actor, char const* kind,
            TimeEntry const& entry) {
  audit::record(tx, context.audit, actor,
                {.kind = kind,
                 .subject = to_text(entry.ticket_id),
                 .payload = fmt::format(R"({{"time_entry":"{}","minutes":{}}})", to_text(entry.id), entry.minutes)});
}

/// The entry, when the actor may still change it.
Result<TimeEntry> changeable(storage::Transaction& tx, Actor const& actor, TimeEntryId id) {
  auto entry = find_time_entry(tx, actor.desk, id);
  if (!entry || entry->deleted_at) return not_found("time_entry");
  bool const own = actor.person && entry->person_id == actor.person;
  if (!own && !actor.may(Permission::kChargeWrite)) return Error{ErrorCode::kForbidden, "forbidden", {}, {}};
  for (auto const& charge : charges_of_entry(tx, actor.desk, id)) {
    if (charge.invoice_id) return conflict("time-invoiced");
  }
  return std::move(*entry);
}

/// Voids the lines of the entry and gives back what they drew; true when one was the price of the whole request.
bool undo_lines(storage::Transaction& tx, Context const& context, Actor const& actor, TimeEntryId id) {
  bool incident = false;
  for (auto const& charge : charges_of_entry(tx, actor.desk, id)) {
    incident = incident || charge.kind == LineKind::kIncident;
    void_charge(tx, actor.desk, charge.id, context.audit.clock.now());
    give_back(tx, context, actor, charge.id);
    audit::record(tx, context.audit, actor,
                  {.kind = "charge.voided",
                   .subject = to_text(charge.ticket_id.value()),
                   .payload = R"({"charge":")" + to_text(charge.id) + R"("})"});
  }
  return incident;
}

NewTime as_time(TimeEntry const& entry) {
  return {.ticket_id = entry.ticket_id,
          .minutes = entry.minutes,
          .started_at = entry.started_at,
          .work_type = entry.work_type,
          .note = entry.note,
          .billable = entry.billable};
}

/// The first entry that was free because the price of the request was charged with another, now takes it.
Result<void> pass_incident_on(storage::Transaction& tx, Context const& context, Actor const& actor,
                              tickets::TicketId ticket) {
  for (auto const& charge : charges_of(tx, actor.desk, ticket)) {
    if (charge.rule != Rule::kIncidentPaid || charge.invoice_id || !charge.time_entry_id) continue;
    auto const entry = find_time_entry(tx, actor.desk, *charge.time_entry_id).value();
    undo_lines(tx, context, actor, entry.id);
    store_lines(tx, context, actor, TRY(price_basis(tx, context.audit, actor.desk, as_time(entry))), entry.id);
    return {};
  }
  return {};
}

}  // namespace

Result<Price> preview_price(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                            NewTime const& time) {
  return TRY(price_basis(tx, context, actor.desk, time)).price;
}

Result<Recorded> record_time(storage::Transaction& tx, Context const& context, Actor const& actor,
                             NewTime const& time) {
  auto const basis = TRY(price_basis(tx, context.audit, actor.desk, time));
  TimeEntry const entry{.id = context.audit.ids.make<TimeEntryId>(),
                        .ticket_id = time.ticket_id,
                        .person_id = actor.person,
                        .person_name = actor.name,
                        .started_at = basis.work.started_at,
                        .minutes = basis.work.minutes,
                        .work_type = time.work_type,
                        .note = time.note,
                        .billable = time.billable,
                        .created_at = context.audit.clock.now()};
  insert_time_entry(tx, actor.desk, entry);
  record(tx, context, actor, "time.recorded", entry);
  return Recorded{entry, store_lines(tx, context, actor, basis, entry.id), basis.price};
}

Result<Recorded> change_time(storage::Transaction& tx, Context const& context, Actor const& actor, TimeEntryId id,
                             NewTime time) {
  auto entry = TRY(changeable(tx, actor, id));
  insert_time_change(tx, actor.desk, entry, {.person_name = actor.name, .at = context.audit.clock.now()});
  bool const bore_incident = undo_lines(tx, context, actor, id);
  time.ticket_id = entry.ticket_id;
  auto const basis = TRY(price_basis(tx, context.audit, actor.desk, time));
  entry.started_at = basis.work.started_at;
  entry.minutes = basis.work.minutes;
  entry.work_type = time.work_type;
  entry.note = time.note;
  entry.billable = time.billable;
  entry.changed_at = context.audit.clock.now();
  update_time_entry(tx, actor.desk, entry);
  record(tx, context, actor, "time.changed", entry);
  auto charges = store_lines(tx, context, actor, basis, id);
  if (bore_incident && !has_incident_charge(tx, actor.desk, entry.ticket_id)) {
    if (auto const passed = pass_incident_on(tx, context, actor, entry.ticket_id); passed.has_error()) {
      return passed.error();
    }
  }
  return Recorded{entry, std::move(charges), basis.price};
}

Result<void> delete_time(storage::Transaction& tx, Context const& context, Actor const& actor, TimeEntryId id) {
  auto entry = TRY(changeable(tx, actor, id));
  insert_time_change(tx, actor.desk, entry,
                     {.deleted = true, .person_name = actor.name, .at = context.audit.clock.now()});
  bool const incident = undo_lines(tx, context, actor, id);
  entry.deleted_at = context.audit.clock.now();
  update_time_entry(tx, actor.desk, entry);
  record(tx, context, actor, "time.deleted", entry);
  if (incident) return pass_incident_on(tx, context, actor, entry.ticket_id);
  return {};
}

}  // namespace podpora::charges
