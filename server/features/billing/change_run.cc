#include "features/billing/business_rules.h"
#include "features/billing/compose.h"
#include "features/billing/issue.h"
#include "features/billing/parties.h"
#include "features/billing/run_store.h"
#include "features/calendars/calendar_rules.h"
#include "features/calendars/wire.h"
#include "features/charges/make_fees.h"
#include "features/identity/desk.h"

#include <algorithm>

namespace podpora::billing {

namespace {

constexpr std::int64_t kDaysMax = 1100;  ///< three years: more is a slip of the pen

Result<std::string> day_of(std::string const& text, std::string pointer) {
  if (!calendars::parse_date_text(text)) return invalid(std::move(pointer), "date");
  return text;
}

std::string today(storage::Transaction& tx, audit::Context const& context, DeskId desk) {
  auto const of = identity::find_desk(tx, desk);
  return calendars::to_date_text(calendars::local_date(of ? of->time_zone : "Etc/UTC", context.clock.now()));
}

/// The fees of the months that the period touches. A month that has them already gets none anew.
Result<void> make_fees(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                       BillingRun const& run) {
  auto const last = calendars::parse_date_text(run.period_to).value();
  auto const first = calendars::parse_date_text(run.period_from).value();
  for (auto month = first.year() / first.month(); month <= last.year() / last.month();
       month += std::chrono::months{1}) {
    auto const text = calendars::to_date_text(month / 1).substr(0, 7);
    if (auto const made = charges::make_fees(tx, context, actor, text); made.has_error()) return made.error();
  }
  return {};
}

bool is_broken(Draft const& draft) {
  return std::ranges::any_of(draft.broken, [](auto const& rule) { return is_core_rule(rule); });
}

void note(storage::Transaction& tx, audit::Context const& context, Actor const& actor, std::string_view kind,
          RunId id) {
  audit::record(tx, context, actor, {.kind = kind, .subject = to_text(id)});
}

}  // namespace

Result<BillingRun> start_run(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                             NewRun const& wanted) {
  BillingRun const run{
      .id = context.ids.make<RunId>(),
      .period_from = TRY(day_of(wanted.period_from, "/period_from")),
      .period_to = TRY(day_of(wanted.period_to, "/period_to")),
      .issued_on = TRY(day_of(wanted.issued_on.value_or(today(tx, context, actor.desk)), "/issued_on")),
      .state = RunState::kDraft,
      .fingerprint = {},
      .created_by = actor.name,
      .created_at = context.clock.now(),
  };
  if (run.period_to < run.period_from) return invalid("/period_to", "ends-before-it-begins");
  if (days_later(run.period_from, kDaysMax) < run.period_to) return invalid("/period_to", "range");
  if (has_open_run(tx, actor.desk)) return conflict("billing-run-open");
  insert_run(tx, actor.desk, run);
  TRY(make_fees(tx, context, actor, run));
  note(tx, context, actor, "billing_run.started", run.id);
  return run;
}

Result<BillingRun> approve_run(storage::Transaction& tx, audit::Context const& context, Actor const& actor, RunId id,
                               std::string const& seen) {
  auto run = find_run(tx, actor.desk, id);
  if (!run) return not_found("billing run");
  if (run->state != RunState::kDraft) return conflict("billing-run-not-draft");
  auto drafts = draft_invoices(tx, actor.desk, *run);
  if (fingerprint(drafts) != seen) return conflict("billing-run-changed");
  ask_rules(drafts);
  auto const broken = std::ranges::count_if(drafts, is_broken);
  if (broken > 0) return conflict("billing-run-broken", {{"count", std::int64_t{broken}}});
  run->state = RunState::kApproved;
  run->fingerprint = seen;
  run->approved_by = actor.name;
  run->approved_at = context.clock.now();
  if (!update_run(tx, actor.desk, *run, RunState::kDraft)) return conflict("billing-run-not-draft");
  note(tx, context, actor, "billing_run.approved", id);
  return *run;
}

Result<BillingRun> reopen_run(storage::Transaction& tx, audit::Context const& context, Actor const& actor, RunId id) {
  auto run = find_run(tx, actor.desk, id);
  if (!run) return not_found("billing run");
  run->state = RunState::kDraft;
  run->fingerprint.clear();
  run->approved_by.clear();
  run->approved_at.reset();
  if (!update_run(tx, actor.desk, *run, RunState::kApproved)) return conflict("billing-run-not-approved");
  note(tx, context, actor, "billing_run.reopened", id);
  return *run;
}

Result<BillingRun> lock_run(storage::Transaction& tx, audit::Context const& context, Actor const& actor, RunId id) {
  auto run = find_run(tx, actor.desk, id);
  if (!run) return not_found("billing run");
  if (run->state != RunState::kApproved) return conflict("billing-run-not-approved");
  auto const approved = run->fingerprint;
  run->state = RunState::kLocked;
  run->locked_by = actor.name;
  run->locked_at = context.clock.now();
  if (!update_run(tx, actor.desk, *run, RunState::kApproved)) return conflict("billing-run-not-approved");
  auto drafts = draft_invoices(tx, actor.desk, *run);
  if (fingerprint(drafts) != approved) return conflict("billing-run-changed");
  auto const seller = seller_of(tx, actor.desk);
  for (auto& draft : drafts) {
    TRY(issue(tx, context, actor,
              {.run_id = id,
               .bill_to = draft.bill_to,
               .invoice = std::move(draft.invoice),
               .charges = std::move(draft.charges),
               .corrects_id = std::nullopt,
               .invoice_prefix = seller.invoice_prefix,
               .credit_prefix = seller.credit_prefix}));
  }
  note(tx, context, actor, "billing_run.locked", id);
  return *run;
}

Result<void> drop_run(storage::Transaction& tx, audit::Context const& context, Actor const& actor, RunId id) {
  auto const run = find_run(tx, actor.desk, id);
  if (!run) return not_found("billing run");
  if (run->state == RunState::kLocked) return conflict("billing-run-locked");
  delete_run(tx, actor.desk, id);
  note(tx, context, actor, "billing_run.dropped", id);
  return {};
}

}  // namespace podpora::billing
