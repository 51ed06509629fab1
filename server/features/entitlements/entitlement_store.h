#pragma once

#include "features/entitlements/entitlement.h"

namespace podpora::entitlements {

struct SealedCredentials {
  std::string contract;
  std::string access;
};
BOOST_DESCRIBE_STRUCT(SealedCredentials, (), (contract, access))

void insert_entitlement(storage::Transaction& tx, DeskId desk, Entitlement const& entitlement,
                        SealedCredentials const& credentials);

/// Claims the next place in the ledger: the row is locked until the transaction ends. Zero when there is no such
/// entitlement.
std::int64_t claim_position(storage::Transaction& tx, DeskId desk, EntitlementId id);

/// An entry with what only the store keeps of it.
struct EntryRow {
  Entry entry;
  Use use;
  std::optional<PersonId> person;
};
void insert_entry(storage::Transaction& tx, DeskId desk, EntitlementId id, EntryRow const& row);

/// The use that was recorded with the draw of that reference.
std::optional<Use> use_of_draw(storage::Transaction& tx, DeskId desk, EntitlementId id, std::string const& reference);

/// Net units that were drawn, by reference and use; `at` is the time of the draw.
struct Drawn {
  std::string reference;
  std::optional<std::int64_t> customer_id;
  std::string service;
  std::string channel;
  Time at;
  std::int64_t amount{0};
};
BOOST_DESCRIBE_STRUCT(Drawn, (), (reference, customer_id, service, channel, at, amount))
std::vector<Drawn> drawn_from(storage::Transaction& tx, DeskId desk, EntitlementId id);

/// True when another one was made as its renewal.
bool is_renewed(storage::Transaction& tx, DeskId desk, EntitlementId id);
/// The amount of its first grant.
std::optional<std::int64_t> first_grant(storage::Transaction& tx, DeskId desk, EntitlementId id);

/// Writes name, thresholds and cancelling.
void update_entitlement(storage::Transaction& tx, DeskId desk, Entitlement const& entitlement);

std::optional<SealedCredentials> find_sealed(storage::Transaction& tx, DeskId desk, EntitlementId id);

}  // namespace podpora::entitlements
