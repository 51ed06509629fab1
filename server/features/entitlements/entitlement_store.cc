#include "features/entitlements/entitlement_store.h"

namespace podpora::entitlements {

namespace {

constexpr storage::Query kInsert{"entitlement.insert", R"(
  insert into entitlement (desk_id, id, vehicle, name, unit, unlimited, contract_sealed, access_sealed, valid_from,
                           valid_to, entries, created_at)
  values (:desk, :id, :vehicle, :name, :unit, :unlimited, :contract, :access, :valid_from, :valid_to, 0,
          :created_at))"};

constexpr storage::Query kFind{"entitlement.find", R"(
  select e.id, e.vehicle, e.name, e.unit, e.unlimited, e.valid_from, e.valid_to,
         cast(coalesce((select sum(l.amount) from entitlement_entry l
                        where l.desk_id = e.desk_id and l.entitlement_id = e.id), 0) as bigint), e.created_at
  from entitlement e where e.desk_id = :desk and e.id = :id)"};

constexpr storage::Query kList{"entitlement.list", R"(
  select e.id, e.vehicle, e.name, e.unit, e.unlimited, e.valid_from, e.valid_to,
         cast(coalesce((select sum(l.amount) from entitlement_entry l
                        where l.desk_id = e.desk_id and l.entitlement_id = e.id), 0) as bigint), e.created_at
  from entitlement e where e.desk_id = :desk
  order by coalesce(e.valid_to, 9000000000000000000), e.id)"};

constexpr storage::Query kClaim{"entitlement.claim_position", R"(
  update entitlement set entries = entries + 1 where desk_id = :desk and id = :id)"};

constexpr storage::Query kPosition{"entitlement.position", R"(
  select entries from entitlement where desk_id = :desk and id = :id)"};

constexpr storage::Query kInsertEntry{"entitlement.insert_entry", R"(
  insert into entitlement_entry (desk_id, entitlement_id, position, kind, amount, reason, reference, person_id,
                                 person_name, at)
  values (:desk, :id, :position, :kind, :amount, :reason, :reference, :person, :person_name, :at))"};

constexpr storage::Query kLedger{"entitlement.ledger", R"(
  select position, kind, amount, reason, reference, person_name, at
  from entitlement_entry where desk_id = :desk and entitlement_id = :id order by position)"};

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
                       {"created_at", entitlement.created_at}});
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

void insert_entry(storage::Transaction& tx, DeskId desk, EntitlementId id, Entry const& entry,
                  std::optional<PersonId> person) {
  tx.execute(kInsertEntry, {{"desk", desk},
                            {"id", id},
                            {"position", entry.position},
                            {"kind", entry.kind},
                            {"amount", entry.amount},
                            {"reason", entry.reason},
                            {"reference", entry.reference},
                            {"person", person},
                            {"person_name", entry.person_name},
                            {"at", entry.at}});
}

std::vector<Entry> ledger_of(storage::Transaction& tx, DeskId desk, EntitlementId id) {
  return tx.all<Entry>(kLedger, {{"desk", desk}, {"id", id}});
}

std::optional<SealedCredentials> find_sealed(storage::Transaction& tx, DeskId desk, EntitlementId id) {
  return tx.first<SealedCredentials>(kSealed, {{"desk", desk}, {"id", id}});
}

}  // namespace podpora::entitlements
