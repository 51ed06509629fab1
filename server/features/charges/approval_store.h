#pragma once

#include "features/charges/approval.h"
#include "platform/storage/database.h"

#include <vector>

namespace podpora::charges {

void insert_approval(storage::Transaction& tx, DeskId desk, Approval const& approval, std::string const& token_hash);

std::optional<Approval> find_approval(storage::Transaction& tx, DeskId desk, ApprovalId id);
std::optional<Approval> find_approval_by_token(storage::Transaction& tx, DeskId desk, std::string const& token_hash);

/// Newest first.
std::vector<Approval> approvals_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket);
std::vector<Approval> approvals_of_contact(storage::Transaction& tx, DeskId desk, PersonId contact);

/// Writes the state and the answer; false when the question is not open any more.
bool answer_approval(storage::Transaction& tx, DeskId desk, Approval const& approval);

/// What is charged on the ticket, and may be.
std::int64_t ready_amount(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket, std::string const& currency);

/// Lets a line that waits be billed.
void make_ready(storage::Transaction& tx, DeskId desk, ChargeId charge, ApprovalId approval);

}  // namespace podpora::charges
