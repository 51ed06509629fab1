#pragma once

#include "features/claims/claim.h"

namespace podpora::claims {

void insert_claim(storage::Transaction& tx, DeskId desk, Claim const& claim);

/// Writes everything that may change, as the version after `claim.version`; false when somebody else did first.
bool update_claim(storage::Transaction& tx, DeskId desk, Claim const& claim);

std::optional<Claim> find_claim(storage::Transaction& tx, DeskId desk, ClaimId id);

/// Which claims a list shows.
enum class ClaimGroup : std::uint8_t { kOpen, kFiled, kAnswered, kOver, kAll };
BOOST_DESCRIBE_ENUM(ClaimGroup, kOpen, kFiled, kAnswered, kOver, kAll)

/// A page: what is due first comes first; `after_due` and `after_id` are the last row of the page before.
struct ClaimPage {
  ClaimGroup group{ClaimGroup::kAll};
  Time after_due{};
  ClaimId after_id{};
  int limit{50};
};
std::vector<Claim> list_claims(storage::Transaction& tx, DeskId desk, ClaimPage const& page);

/// Newest first, at most a hundred.
std::vector<Claim> claims_of_customer(storage::Transaction& tx, DeskId desk, customers::CustomerId customer);
std::vector<Claim> claims_of_ticket(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);

/// Those not over whose `due_at` lies before that time, what is due first.
std::vector<Claim> claims_due(storage::Transaction& tx, DeskId desk, Time before);

void insert_evidence(storage::Transaction& tx, DeskId desk, Evidence const& evidence);
/// False when the claim has none of that id.
bool delete_evidence(storage::Transaction& tx, DeskId desk, ClaimId claim, EvidenceId id);
/// In the order of adding.
std::vector<Evidence> evidence_of(storage::Transaction& tx, DeskId desk, ClaimId claim);
std::optional<Evidence> find_evidence(storage::Transaction& tx, DeskId desk, ClaimId claim, EvidenceId id);

/// Notes that people were told; false when they were, of the same stage and date.
bool insert_reminder(storage::Transaction& tx, DeskId desk, ClaimId claim, std::string const& stage, Time due_at,
                     Time now);

/// What the desk decided; contacts see nothing where it decided nothing.
Settings settings_of(storage::Transaction& tx, DeskId desk);
void put_settings(storage::Transaction& tx, DeskId desk, Settings const& settings);

}  // namespace podpora::claims
