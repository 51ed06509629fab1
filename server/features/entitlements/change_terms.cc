#include "features/entitlements/term_rules.h"
#include "features/entitlements/terms.h"
#include "features/entitlements/warnings.h"
#include "platform/base/text.h"

namespace podpora::entitlements {

Result<Entitlement> change_terms(storage::Transaction& tx, Context const& context, Actor const& actor, EntitlementId id,
                                 Terms terms) {
  auto entitlement = find_entitlement(tx, actor.desk, id);
  if (!entitlement) return not_found("entitlement");
  if (entitlement->cancelled_at) return conflict("entitlement-cancelled", {{"entitlement", entitlement->name}});
  terms.name = trim(terms.name);
  auto errors = cap_errors(terms.caps);
  if (terms.name.empty()) errors.push_back({"/name", "required", {}});
  if (!errors.empty()) return Error{ErrorCode::kInvalid, "invalid", {}, std::move(errors)};
  entitlement->name = std::move(terms.name);
  entitlement->warn_days = terms.warn_days;
  entitlement->warn_balance = terms.warn_balance;
  update_entitlement(tx, actor.desk, *entitlement);
  replace_caps(tx, actor.desk, id, terms.caps);
  audit::record(tx, context.audit, actor, {.kind = "entitlement.terms_changed", .subject = to_text(id)});
  weigh_warnings(tx, context, actor, *entitlement);
  schedule_watch(tx, context, actor.desk, *entitlement);
  return *entitlement;
}

}  // namespace podpora::entitlements
