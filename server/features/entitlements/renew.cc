#include "features/entitlements/term_rules.h"
#include "features/entitlements/terms.h"
#include "features/entitlements/warnings.h"

namespace podpora::entitlements {

Result<Entitlement> renew(storage::Transaction& tx, Context const& context, Actor const& actor, EntitlementId id,
                          Renewal renewal) {
  auto const old = find_entitlement(tx, actor.desk, id);
  if (!old) return not_found("entitlement");
  if (old->cancelled_at) return conflict("entitlement-cancelled", {{"entitlement", old->name}});
  if (is_renewed(tx, actor.desk, id)) return conflict("entitlement-renewed", {{"entitlement", old->name}});
  auto const next = TRY(next_validity(*old));
  NewEntitlement added{
      .vehicle = old->vehicle,
      .name = std::move(renewal.name).value_or(old->name),
      .unit = old->unit,
      .allowance = old->unlimited
                       ? std::nullopt
                       : std::optional{renewal.allowance.value_or(first_grant(tx, actor.desk, id).value_or(0))},
      .credentials = renewal.credentials ? std::move(*renewal.credentials)
                                         : credentials_of(tx, actor.desk, id, context.key).value(),
      .valid_from = renewal.valid_from.value_or(next.from),
      .valid_to = renewal.valid_to.value_or(renewal.valid_from ? *renewal.valid_from + (next.to - next.from) : next.to),
      .warn_days = old->warn_days,
      .warn_balance = old->warn_balance,
      .caps = caps_of(tx, actor.desk, id),
      .renewed_from = id};
  auto const renewed = TRY(add_entitlement(tx, context, actor, std::move(added)));
  clear_warnings(tx, actor.desk, id, context.audit.clock.now());
  audit::record(
      tx, context.audit, actor,
      {.kind = "entitlement.renewed", .subject = to_text(id), .payload = R"({"by":")" + to_text(renewed.id) + "\"}"});
  return renewed;
}

}  // namespace podpora::entitlements
