#include "features/billing/compose.h"
#include "features/billing/run.h"
#include "features/charges/approval_store.h"
#include "features/charges/charge_store.h"

#include <algorithm>

namespace podpora::billing {

namespace {

/// Of the last question about the request: one that took the place of a refusal is open again.
bool was_refused(storage::Transaction& tx, DeskId desk, charges::Charge const& charge) {
  if (!charge.ticket_id) return false;
  auto const approvals = charges::approvals_of(tx, desk, *charge.ticket_id);
  return !approvals.empty() && approvals.front().state == charges::ApprovalState::kRefused;
}

LeftOutReason reason_of(storage::Transaction& tx, DeskId desk, charges::Charge const& charge) {
  if (charge.verdict == charges::Verdict::kNoAgreement) return LeftOutReason::kNoAgreement;
  if (!charge.bill_to_id) return LeftOutReason::kNoCustomer;
  return was_refused(tx, desk, charge) ? LeftOutReason::kRefused : LeftOutReason::kNotApproved;
}

}  // namespace

std::vector<LeftOut> left_out(storage::Transaction& tx, DeskId desk, BillingRun const& run) {
  std::vector<LeftOut> left;
  for (auto& charge : charges::held_back(tx, desk, days_later(run.period_to, 1))) {
    auto const reason = reason_of(tx, desk, charge);
    left.push_back({std::move(charge), reason});
  }
  for (auto& group : billable_groups(tx, desk, run)) {
    if (has_amount(group.charges)) continue;
    for (auto& charge : group.charges) left.push_back({std::move(charge), LeftOutReason::kNothingToPay});
  }
  std::ranges::stable_sort(left, {}, [](LeftOut const& each) { return each.charge.supplied_on; });
  return left;
}

}  // namespace podpora::billing
