#include "features/entitlements/entitlement_store.h"
#include "features/entitlements/terms.h"
#include "features/entitlements/warnings.h"
#include "platform/base/text.h"

namespace podpora::entitlements {

Result<Entitlement> cancel(storage::Transaction& tx, Context const& context, Actor const& actor, EntitlementId id,
                           std::string const& reason) {
  auto entitlement = find_entitlement(tx, actor.desk, id);
  if (!entitlement) return not_found("entitlement");
  if (entitlement->cancelled_at) return conflict("entitlement-cancelled", {{"entitlement", entitlement->name}});
  auto const words = trim(reason);
  if (words.empty()) return invalid("/reason", "required");
  if (!entitlement->unlimited && entitlement->balance > 0) {
    entitlement->balance =
        TRY(make_entry(tx, context, actor, id,
                       {.kind = EntryKind::kExpire, .amount = entitlement->balance, .reason = "cancelled: " + words}));
  }
  entitlement->cancelled_at = context.audit.clock.now();
  update_entitlement(tx, actor.desk, *entitlement);
  clear_warnings(tx, actor.desk, id, *entitlement->cancelled_at);
  audit::record(tx, context.audit, actor, {.kind = "entitlement.cancelled", .subject = to_text(id)});
  return *entitlement;
}

}  // namespace podpora::entitlements
