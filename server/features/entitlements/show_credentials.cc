#include "features/entitlements/terms.h"

namespace podpora::entitlements {

Result<Credentials> show_credentials(storage::Transaction& tx, Context const& context, Actor const& actor,
                                     EntitlementId id) {
  auto credentials = credentials_of(tx, actor.desk, id, context.key);
  if (!credentials) return not_found("entitlement");
  audit::record(tx, context.audit, actor, {.kind = "entitlement.credentials_shown", .subject = to_text(id)});
  return std::move(*credentials);
}

}  // namespace podpora::entitlements
