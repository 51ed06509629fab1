#include "features/claims/claim_store.h"
#include "features/claims/fill_in.h"
#include "features/claims/save_claim.h"
#include "features/diagnosis/health.h"
#include "platform/base/text.h"

#include <algorithm>

namespace podpora::claims {

namespace {

/// What the claim is about, before anything was checked.
struct Subject {
  std::optional<tickets::Ticket> ticket;
  std::optional<diagnosis::HealthIssue> issue;
  customers::CustomerId customer;
};

Result<Subject> subject_of(storage::Transaction& tx, DeskId desk, NewClaim const& wanted) {
  Subject subject;
  if (wanted.ticket_id) {
    subject.ticket = tickets::find_ticket(tx, desk, *wanted.ticket_id);
    if (!subject.ticket) return not_found("ticket");
    if (!subject.ticket->customer_id) return conflict("ticket-without-customer");
    subject.issue = diagnosis::chosen_issue(tx, desk, *wanted.ticket_id);
    subject.customer = *subject.ticket->customer_id;
    return subject;
  }
  if (!wanted.customer_id || !customers::find_customer(tx, desk, *wanted.customer_id)) return not_found("customer");
  subject.customer = *wanted.customer_id;
  return subject;
}

bool has_claim(storage::Transaction& tx, DeskId desk, Claim const& claim) {
  if (!claim.ticket_id) return false;
  return std::ranges::any_of(claims_of_ticket(tx, desk, *claim.ticket_id), [&](Claim const& other) {
    return other.service == claim.service && other.state != ClaimState::kWithdrawn;
  });
}

Claim drafted(Subject const& subject, NewClaim const& wanted, Time now) {
  Claim claim{.customer_id = subject.customer, .ticket_id = wanted.ticket_id, .service = trim(wanted.service)};
  claim.title = trim(wanted.title);
  claim.incident_from = wanted.incident_from.value_or(now);
  claim.incident_to = wanted.incident_to;
  if (subject.ticket) {
    if (claim.service.empty()) claim.service = subject.ticket->service;
    if (claim.title.empty()) claim.title = subject.ticket->subject;
    claim.subscription_id = subject.ticket->subscription_id;
    if (!wanted.incident_from) claim.incident_from = subject.ticket->opened_at;
  }
  if (subject.issue) {
    if (trim(wanted.title).empty()) claim.title = subject.issue->external_id + " " + subject.issue->title;
    if (!wanted.incident_from) claim.incident_from = subject.issue->started_at;
    if (!wanted.incident_to) claim.incident_to = subject.issue->ended_at;
  }
  claim.billing_month = wanted.billing_month.empty() ? month_of(claim.incident_from) : wanted.billing_month;
  return claim;
}

}  // namespace

Result<void> check_claim(Claim const& claim, Time now) {
  constexpr std::int64_t kTitleMax = 300;
  if (claim.title.empty()) return invalid("/title", "required");
  if (static_cast<std::int64_t>(claim.title.size()) > kTitleMax)
    return invalid("/title", "too-long", {{"max", kTitleMax}});
  if (claim.incident_from > now) return invalid("/incident_from", "in-the-future");
  if (claim.incident_to && *claim.incident_to <= claim.incident_from) return invalid("/incident_to", "not-after-start");
  if (claim.incident_to && *claim.incident_to > now) return invalid("/incident_to", "in-the-future");
  if (!is_month_of(claim.billing_month, claim.incident_from)) return invalid("/billing_month", "month-of-incident");
  return {};
}

Result<Claim> start_claim(storage::Transaction& tx, Context const& context, Actor const& actor,
                          NewClaim const& wanted) {
  auto const subject = TRY(subject_of(tx, actor.desk, wanted));
  auto const now = context.audit.clock.now();
  if (!wanted.ticket_id && !wanted.incident_from) return invalid("/incident_from", "required");
  auto claim = drafted(subject, wanted, now);
  if (claim.service.empty()) return invalid("/service", "required");
  if (auto const good = check_claim(claim, now); good.has_error()) return good.error();
  auto const found = rule_for(tx, context, actor.desk, claim);
  if (!rulebook::knows_service(*found.rulebook, claim.service)) return invalid("/service", "unknown-service");
  if (!found.rule) return conflict("no-claim-rule");
  if (has_claim(tx, actor.desk, claim)) return conflict("claim-exists");
  claim.id = context.audit.ids.make<ClaimId>();
  claim.deadline = deadline_of(*found.rule, claim.billing_month, claim.incident_to.value_or(claim.incident_from));
  claim.due_at = due_of(claim);
  claim.fields = fields_json(filled_in(tx, context, actor.desk, *found.rule, claim, {}));
  claim.created_by_id = actor.person;
  claim.created_by = actor.name;
  claim.created_at = now;
  claim.updated_at = now;
  insert_claim(tx, actor.desk, claim);
  audit::record(tx, context.audit, actor,
                {.kind = "claim.started",
                 .subject = to_text(claim.id),
                 .payload = R"({"customer":")" + to_text(claim.customer_id) + "\"}"});
  schedule_reminders(tx, context, actor.desk, claim);
  return claim;
}

}  // namespace podpora::claims
