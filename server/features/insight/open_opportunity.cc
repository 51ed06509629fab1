#include "features/insight/opportunity_store.h"

#include "features/insight/record_opportunity.h"
#include "features/insight/signal_store.h"
#include "platform/base/enum_text.h"
#include "platform/base/text.h"

#include <fmt/format.h>

namespace podpora::insight {

namespace {

Result<void> check(storage::Transaction& tx, DeskId desk, Opportunity const& opportunity) {
  if (opportunity.title.empty()) return invalid("/title", "required");
  if (opportunity.value_minor < 0) return invalid("/value", "range");
  if (opportunity.value_minor > 0 && opportunity.currency.empty()) return invalid("/value", "currency");
  if (opportunity.owner_id && !may_own(tx, desk, *opportunity.owner_id)) {
    return invalid("/owner_id", "unknown-reference");
  }
  return {};
}

/// The signal that it is made of has found who takes care.
Result<void> take_signal(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                         Opportunity const& opportunity) {
  if (!opportunity.signal_id) return {};
  auto signal = find_signal(tx, actor.desk, *opportunity.signal_id);
  if (!signal || signal->customer_id != opportunity.customer_id) return invalid("/signal_id", "unknown-reference");
  if (signal->state != SignalState::kOpen) return conflict("signal-not-open");
  signal->state = SignalState::kTaken;
  signal->closed_by = actor.name;
  signal->changed_at = context.clock.now();
  update_signal(tx, actor.desk, *signal);
  return {};
}

/// One job a desk and minute.
void schedule(storage::Transaction& tx, audit::Context const& context, DeskId desk, Opportunity const& opportunity) {
  if (!opportunity.due_at) return;
  auto const minute = std::chrono::ceil<std::chrono::minutes>(*opportunity.due_at);
  jobs::enqueue(tx, context.ids, context.clock,
                {.desk = desk,
                 .kind = kRemindJob,
                 .payload = "{}",
                 .run_at = minute,
                 .dedupe_key = fmt::format("{}:{}", kRemindJob, minute.time_since_epoch().count())});
}

/// What is worth nothing has no currency.
Opportunity tidied(Opportunity opportunity) {
  opportunity.title = trim(opportunity.title);
  opportunity.next_step = trim(opportunity.next_step);
  if (opportunity.value_minor == 0) opportunity.currency.clear();
  return opportunity;
}

}  // namespace

Result<Opportunity> open_opportunity(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                     Opportunity opportunity) {
  if (!customers::find_customer(tx, actor.desk, opportunity.customer_id)) return not_found("customer");
  opportunity = tidied(std::move(opportunity));
  TRY(check(tx, actor.desk, opportunity));
  TRY(take_signal(tx, context, actor, opportunity));
  opportunity.id = context.ids.make<OpportunityId>();
  opportunity.state = OpportunityState::kOpen;
  opportunity.opened_by = actor.name;
  opportunity.opened_at = context.clock.now();
  opportunity.version = 1;
  insert_opportunity(tx, actor.desk, opportunity);
  schedule(tx, context, actor.desk, opportunity);
  record_opportunity(tx, context, actor, "opportunity.opened", opportunity);
  return opportunity;
}

Result<Opportunity> change_opportunity(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                       Opportunity after) {
  auto const before = find_opportunity(tx, actor.desk, after.id);
  if (!before) return not_found("opportunity");
  if (before->version != after.version) return Error{ErrorCode::kPreconditionFailed, "stale", {}, {}};
  if (before->state != OpportunityState::kOpen) return conflict("opportunity-closed");
  after = tidied(std::move(after));
  TRY(check(tx, actor.desk, after));
  ++after.version;
  update_opportunity(tx, actor.desk, after);
  if (after.due_at != before->due_at) schedule(tx, context, actor.desk, after);
  record_opportunity(tx, context, actor, "opportunity.changed", after);
  return after;
}

Result<Opportunity> close_opportunity(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                      OpportunityId id, Outcome const& outcome) {
  auto found = find_opportunity(tx, actor.desk, id);
  if (!found) return not_found("opportunity");
  if (found->state != OpportunityState::kOpen) return conflict("opportunity-closed");
  if (outcome.state == OpportunityState::kOpen) return invalid("/state", "not-a-choice");
  bool const is_lost = outcome.state == OpportunityState::kLost;
  if (is_lost && !outcome.loss) return invalid("/loss", "required");
  if (!is_lost && outcome.loss) return invalid("/loss", "not-a-choice");
  found->reason = trim(outcome.reason);
  if (outcome.loss == LossReason::kOther && found->reason.empty()) return invalid("/reason", "required");
  found->state = outcome.state;
  found->loss = outcome.loss;
  found->closed_at = context.clock.now();
  ++found->version;
  update_opportunity(tx, actor.desk, *found);
  record_opportunity(tx, context, actor, "opportunity." + to_text(outcome.state), *found);
  return *std::move(found);
}

}  // namespace podpora::insight
