#include "features/claims/claim_store.h"
#include "features/claims/fill_in.h"
#include "features/claims/save_claim.h"
#include "platform/base/text.h"

#include <algorithm>

namespace podpora::claims {

namespace {

constexpr std::size_t kValueMax = 20'000;

Result<void> link(storage::Transaction& tx, DeskId desk, ClaimChange const& change, Claim& claim) {
  if (change.ticket_id) {
    auto const ticket = tickets::find_ticket(tx, desk, *change.ticket_id);
    if (!ticket || ticket->customer_id != claim.customer_id) return invalid("/ticket_id", "unknown-reference");
    claim.ticket_id = ticket->id;
  }
  if (change.subscription_id) {
    auto const held = customers::find_subscription(tx, desk, *change.subscription_id);
    if (!held || held->customer_id != claim.customer_id) return invalid("/subscription_id", "unknown-reference");
    claim.subscription_id = held->id;
  }
  return {};
}

Result<Fields> written(rulebook::CreditClaim const& rule, Fields fields, Fields const& change) {
  for (auto const& [name, value] : change) {
    auto const field = std::ranges::find(rule.fields, name, &rulebook::PacketField::name);
    if (field == rule.fields.end()) return invalid("/fields/" + name, "unknown", {{"value", name}});
    if (value.size() > kValueMax) {
      return invalid("/fields/" + name, "too-long", {{"max", static_cast<std::int64_t>(kValueMax)}});
    }
    // A form that sends back what is counted changes nothing.
    if (!is_counted(*field)) fields[name] = value;
  }
  return fields;
}

}  // namespace

Result<Claim> change_claim(storage::Transaction& tx, Context const& context, Actor const& actor,
                           ClaimChange const& change) {
  auto claim = TRY(find_for(tx, actor.desk, change.id, ClaimStep::kEdit));
  if (change.version && *change.version != claim.version) {
    return Error{ErrorCode::kPreconditionFailed, "stale", {}, {}};
  }
  if (auto const good = link(tx, actor.desk, change, claim); good.has_error()) return good.error();
  if (change.title) claim.title = trim(*change.title);
  if (change.incident_from) claim.incident_from = *change.incident_from;
  if (change.incident_to) claim.incident_to = change.incident_to;
  if (change.billing_month) claim.billing_month = *change.billing_month;
  // Another day of the incident is billed in another month, unless somebody says which.
  if (change.incident_from && !change.billing_month) claim.billing_month = month_of(claim.incident_from);
  if (auto const good = check_claim(claim, context.audit.clock.now()); good.has_error()) return good.error();
  auto const found = rule_for(tx, context, actor.desk, claim);
  if (!found.rule) return conflict("no-claim-rule");
  auto fields = TRY(written(*found.rule, parse_fields(claim.fields), change.fields));
  if (change.ticket_id || change.subscription_id) {
    fields = filled_in(tx, context, actor.desk, *found.rule, claim, std::move(fields));
  }
  claim.fields = fields_json(fields);
  claim.deadline = deadline_of(*found.rule, claim.billing_month, claim.incident_to.value_or(claim.incident_from));
  if (claim.state == ClaimState::kReady && !missing_of(tx, actor.desk, found, claim).empty()) {
    claim.state = ClaimState::kDraft;
  }
  return save(tx, context, actor, std::move(claim), "claim.changed");
}

void set_settings(storage::Transaction& tx, Context const& context, Actor const& actor, Settings const& settings) {
  put_settings(tx, actor.desk, settings);
  audit::record(tx, context.audit, actor,
                {.kind = "claim_settings.set",
                 .subject = to_text(actor.desk),
                 .payload = settings.portal ? R"({"portal":true})" : R"({"portal":false})"});
}

}  // namespace podpora::claims
