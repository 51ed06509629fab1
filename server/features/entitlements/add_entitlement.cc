#include "features/entitlements/entitlement_store.h"
#include "features/entitlements/term_rules.h"
#include "features/entitlements/terms.h"
#include "features/entitlements/warnings.h"
#include "platform/crypto/crypto.h"

#include <stdexcept>

namespace podpora::entitlements {

Result<Entitlement> add_entitlement(storage::Transaction& tx, Context const& context, Actor const& actor,
                                    NewEntitlement added) {
  if (added.valid_to && *added.valid_to <= added.valid_from) return invalid("/valid_to", "ends-before-it-begins");
  if (added.allowance && *added.allowance < 0) return invalid("/allowance", "negative");
  if (auto errors = cap_errors(added.caps); !errors.empty()) {
    return Error{ErrorCode::kInvalid, "invalid", {}, std::move(errors)};
  }
  Entitlement entitlement{.id = context.audit.ids.make<EntitlementId>(),
                          .vehicle = std::move(added.vehicle),
                          .name = std::move(added.name),
                          .unit = added.unit,
                          .unlimited = !added.allowance,
                          .valid_from = added.valid_from,
                          .valid_to = added.valid_to,
                          .created_at = context.audit.clock.now(),
                          .renewed_from = added.renewed_from,
                          .warn_days = added.warn_days,
                          .warn_balance = added.warn_balance};
  auto const sealed = [&](std::string const& secret) {
    return crypto::seal(context.key, context.audit.random, secret);
  };
  insert_entitlement(
      tx, actor.desk, entitlement,
      {.contract = sealed(added.credentials.contract_id), .access = sealed(added.credentials.access_id)});
  replace_caps(tx, actor.desk, entitlement.id, added.caps);
  audit::record(tx, context.audit, actor,
                {.kind = "entitlement.added",
                 .subject = to_text(entitlement.id),
                 .payload = R"({"vehicle":")" + entitlement.vehicle + "\"}"});
  if (added.allowance) {
    entitlement.balance =
        TRY(make_entry(tx, context, actor, entitlement.id,
                       {.kind = EntryKind::kGrant, .amount = *added.allowance, .reason = "allowance"}));
  }
  weigh_warnings(tx, context, actor, entitlement);
  schedule_watch(tx, context, actor.desk, entitlement);
  return entitlement;
}

std::optional<Credentials> credentials_of(storage::Transaction& tx, DeskId desk, EntitlementId id,
                                          std::string_view key) {
  auto const sealed = find_sealed(tx, desk, id);
  if (!sealed) return std::nullopt;
  auto const contract = crypto::open_sealed(key, sealed->contract);
  auto const access = crypto::open_sealed(key, sealed->access);
  if (!contract || !access) throw std::runtime_error("the entitlement's ids were sealed with another key");
  return Credentials{*contract, *access};
}

}  // namespace podpora::entitlements
