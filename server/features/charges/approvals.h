#pragma once

#include "features/charges/context.h"
#include "features/charges/record_time.h"
#include "features/charges/terms.h"
#include "platform/jobs/jobs.h"

namespace podpora::charges {

/// Asks a contact before the work: may all work on the request cost what it costs already and what this costs? A
/// question that is open already is replaced. kNotFound; kInvalid as for a price; kConflict `no-approver` when neither
/// the terms nor the request name a contact, `nothing-to-approve` when it costs nothing. Records `approval.asked`.
Result<Approval> ask_approval(storage::Transaction& tx, Context const& context, Actor const& actor,
                              NewTime const& time);

/// The same for work that is recorded and waits. Nothing when an open question covers it, or nobody can be asked.
void ask_for_waiting(storage::Transaction& tx, Context const& context, Actor const& actor,
                     tickets::Ticket const& ticket);

/// Whether so much more on the ticket goes beyond what the terms leave to us and the contact has approved.
bool needs_approval(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket, Terms const& terms,
                    std::int64_t amount_minor, std::string const& currency);

struct Answer {
  bool approve{false};
  std::string note;
  ApprovalWay way{ApprovalWay::kPortal};
  std::string from;  ///< network address
};

/// The contact's answer. Approved: lines that wait may be billed as far as the amount goes. Refused: they wait on, and
/// the desk is told why. kNotFound; kConflict `approval-decided`, `approval-expired`. Records `approval.approved` or
/// `approval.refused`.
Result<Approval> decide_approval(storage::Transaction& tx, Context const& context, Actor const& contact, ApprovalId id,
                                 Answer const& answer);

/// The job that ends a question whose time is over. Records `approval.expired`.
inline constexpr char const* kExpireApprovalJob = "approvals.expire";
void expire_approval(storage::Database& database, Context const& context, jobs::Job const& job);

}  // namespace podpora::charges
