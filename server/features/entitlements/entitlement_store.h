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

void insert_entry(storage::Transaction& tx, DeskId desk, EntitlementId id, Entry const& entry,
                  std::optional<PersonId> person);

std::optional<SealedCredentials> find_sealed(storage::Transaction& tx, DeskId desk, EntitlementId id);

}  // namespace podpora::entitlements
