#include "features/claims/save_claim.h"

#include "features/claims/claim_store.h"
#include "platform/http/wire.h"

namespace podpora::claims {

RuleInForce rule_for(storage::Transaction& tx, Context const& context, DeskId desk, Claim const& claim) {
  RuleInForce found{.rulebook = context.rulebooks.of(tx, desk)};
  auto const customer = customers::find_customer(tx, desk, claim.customer_id);
  auto const at = claim.filed_at.value_or(context.audit.clock.now());
  found.edition = rulebook::edition_for(*found.rulebook, claim.service, at);
  if (!customer || !found.edition) return found;
  found.rule = rulebook::find_credit_claim(*found.edition, {.service = claim.service, .cloud = customer->cloud});
  return found;
}

Result<Claim> find_for(storage::Transaction& tx, DeskId desk, ClaimId id, ClaimStep step) {
  auto claim = find_claim(tx, desk, id);
  if (!claim) return not_found("claim");
  if (!may_take(claim->state, step)) return conflict("claim-step-not-allowed");
  return *claim;
}

Result<Claim> save(storage::Transaction& tx, Context const& context, Actor const& actor, Claim claim,
                   std::string_view kind, std::string payload) {
  claim.updated_at = context.audit.clock.now();
  claim.due_at = due_of(claim);
  if (!update_claim(tx, actor.desk, claim)) return Error{ErrorCode::kPreconditionFailed, "stale", {}, {}};
  ++claim.version;
  audit::record(tx, context.audit, actor, {.kind = kind, .subject = to_text(claim.id), .payload = std::move(payload)});
  schedule_reminders(tx, context, actor.desk, claim);
  return claim;
}

std::string fields_json(Fields const& fields) {
  return http::to_json(fields);
}

Fields parse_fields(std::string const& json) {
  Fields fields;
  auto const parsed = http::parse_json(json).value();
  if (auto const* members = parsed.as<http::Json::Object>()) {
    for (auto const& member : *members) {
      if (auto const* value = member.value.as<std::string>()) fields[member.name] = *value;
    }
  }
  return fields;
}

}  // namespace podpora::claims
