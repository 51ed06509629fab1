#include "features/entitlements/entitlement_store.h"

namespace podpora::entitlements {

namespace {

constexpr storage::Query kInsert{"entitlement.insert", R"(
  insert into entitlement (desk_id, id, vehicle, name, unit, unlimited, contract_sealed, access_sealed, valid_from,
                           valid_to, entries, created_at, renewed_from, warn_days, warn_balance)
  values (:desk, :id, :vehicle, :name, :unit, :unlimited, :contract, :access, :valid_from, :valid_to, 0,
          :created_at, :renewed_from, :warn_days, :warn_balance))"};

constexpr storage::Query kFind{"entitlement.find", R"(
  select e.id, e.vehicle, e.name, e.unit, e.unlimited, e.valid_from, e.valid_to,
         cast(coalesce((select sum(l.amount) from entitlement_entry l
                        where l.desk_id = e.desk_id and l.entitlement_id = e.id), 0) as bigint), e.created_at,
         e.cancelled_at, e.renewed_from, e.warn_days, e.warn_balance
  from entitlement e where e.desk_id = :desk and e.id = :id)"};

constexpr storage::Query kList{"entitlement.list", R"(
  select e.id, e.vehicle, e.name, e.unit, e.unlimited, e.valid_from, e.valid_to,
         cast(coalesce((select sum(l.amount) from entitlement_entry l
                        where l.desk_id = e.desk_id and l.entitlement_id = e.id), 0) as bigint), e.created_at,
         e.cancelled_at, e.renewed_from, e.warn_days, e.warn_balance
  from entitlement e where e.desk_id = :desk
  order by coalesce(e.valid_to, 9000000000000000000), e.id)"};

constexpr storage::Query kClaim{"entitlement.claim_position", R"(
  update entitlement set entries = entries + 1 where desk_id = :desk and id = :id)"};

constexpr storage::Query kPosition{"entitlement.position", R"(
  select entries from entitlement where desk_id = :desk and id = :id)"};

constexpr storage::Query kInsertEntry{"entitlement.insert_entry", R"(
  insert into entitlement_entry (desk_id, entitlement_id, position, kind, amount, reason, reference, person_id,
                                 person_name, at, customer_id, service, channel)
  values (:desk, :id, :position, :kind, :amount, :reason, :reference, :person, :person_name, :at, :customer, :service,
          :channel))"};

constexpr storage::Query kLedger{"entitlement.ledger", R"(
  select position, kind, amount, reason, reference, person_name, at
  from entitlement_entry where desk_id = :desk and entitlement_id = :id and at <= :until order by position)"};

constexpr storage::Query kUse{"entitlement.use_of_draw", R"(
  select customer_id, service, channel from entitlement_entry
  where desk_id = :desk and entitlement_id = :id and reference = :reference and kind = 'draw'
  order by position desc limit 1)"};

constexpr storage::Query kDrawn{"entitlement.drawn", R"(
  select reference, customer_id, service, channel, min(at), cast(-sum(amount) as bigint) from entitlement_entry
  where desk_id = :desk and entitlement_id = :id and kind in ('draw', 'give_back')
  group by reference, customer_id, service, channel)"};

constexpr storage::Query kUpdate{"entitlement.update", R"(
  update entitlement set name = :name, warn_days = :warn_days, warn_balance = :warn_balance,
         cancelled_at = :cancelled_at
  where desk_id = :desk and id = :id)"};

constexpr storage::Query kMoved{"entitlement.moved_since", R"(
  select l.kind, cast(sum(l.amount) as bigint) from entitlement e
  join entitlement_entry l on l.desk_id = e.desk_id and l.entitlement_id = e.id
  where e.desk_id = :desk and e.vehicle = :vehicle and l.at >= :since group by l.kind)"};

constexpr storage::Query kSealed{"entitlement.sealed", R"(
  select contract_sealed, access_sealed from entitlement where desk_id = :desk and id = :id)"};

}  // namespace

void insert_entitlement(storage::Transaction& tx, DeskId desk, Entitlement const& entitlement,
                        SealedCredentials const& credentials) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", entitlement.id},
                       {"vehicle", entitlement.vehicle},
                       {"name", entitlement.name},
                       {"unit", entitlement.unit},
                       {"unlimited", entitlement.unlimited},
                       {"contract", credentials.contract},
                       {"access", credentials.access},
                       {"valid_from", entitlement.valid_from},
                       {"valid_to", entitlement.valid_to},
                       {"created_at", entitlement.created_at},
                       {"renewed_from", entitlement.renewed_from},
                       {"warn_days", entitlement.warn_days},
                       {"warn_balance", entitlement.warn_balance}});
}

std::optional<Entitlement> find_entitlement(storage::Transaction& tx, DeskId desk, EntitlementId id) {
  return tx.first<Entitlement>(kFind, {{"desk", desk}, {"id", id}});
}

std::vector<Entitlement> list_entitlements(storage::Transaction& tx, DeskId desk) {
  return tx.all<Entitlement>(kList, {{"desk", desk}});
}

std::int64_t claim_position(storage::Transaction& tx, DeskId desk, EntitlementId id) {
  if (tx.execute(kClaim, {{"desk", desk}, {"id", id}}) == 0) return 0;
  return tx.first<std::int64_t>(kPosition, {{"desk", desk}, {"id", id}}).value_or(0);
}

void insert_entry(storage::Transaction& tx, DeskId desk, EntitlementId id, EntryRow const& row) {
  tx.execute(kInsertEntry, {{"desk", desk},
                            {"id", id},
                            {"position", row.entry.position},
                            {"kind", row.entry.kind},
                            {"amount", row.entry.amount},
                            {"reason", row.entry.reason},
                            {"reference", row.entry.reference},
                            {"person", row.person},
                            {"person_name", row.entry.person_name},
                            {"at", row.entry.at},
                            {"customer", row.use.customer_id},
                            {"service", row.use.service},
                            {"channel", row.use.channel}});
}

std::vector<Entry> ledger_of(storage::Transaction& tx, DeskId desk, EntitlementId id, std::optional<Time> until) {
  return tx.all<Entry>(kLedger, {{"desk", desk}, {"id", id}, {"until", until.value_or(Time::max())}});
}

std::vector<Moved> moved_since(storage::Transaction& tx, DeskId desk, std::string const& vehicle, Time since) {
  return tx.all<Moved>(kMoved, {{"desk", desk}, {"vehicle", vehicle}, {"since", since}});
}

std::optional<Use> use_of_draw(storage::Transaction& tx, DeskId desk, EntitlementId id, std::string const& reference) {
  return tx.first<Use>(kUse, {{"desk", desk}, {"id", id}, {"reference", reference}});
}

std::vector<Drawn> drawn_from(storage::Transaction& tx, DeskId desk, EntitlementId id) {
  return tx.all<Drawn>(kDrawn, {{"desk", desk}, {"id", id}});
}

void update_entitlement(storage::Transaction& tx, DeskId desk, Entitlement const& entitlement) {
  tx.execute(kUpdate, {{"desk", desk},
                       {"id", entitlement.id},
                       {"name", entitlement.name},
                       {"warn_days", entitlement.warn_days},
                       {"warn_balance", entitlement.warn_balance},
                       {"cancelled_at", entitlement.cancelled_at}});
}

std::optional<SealedCredentials> find_sealed(storage::Transaction& tx, DeskId desk, EntitlementId id) {
  return tx.first<SealedCredentials>(kSealed, {{"desk", desk}, {"id", id}});
}

}  // namespace podpora::entitlements
