#include "features/entitlements/entitlement_store.h"

namespace podpora::entitlements {

namespace {

std::int64_t signed_amount(NewEntry const& entry) {
  switch (entry.kind) {
    case EntryKind::kDraw:
    case EntryKind::kExpire:
      return -entry.amount;
    case EntryKind::kGrant:
    case EntryKind::kGiveBack:
    case EntryKind::kAdjust:
      return entry.amount;
  }
  return entry.amount;
}

}  // namespace

Result<std::int64_t> make_entry(storage::Transaction& tx, Context const& context, Actor const& actor, EntitlementId id,
                                NewEntry entry) {
  if (entry.amount < 0 && entry.kind != EntryKind::kAdjust) return invalid("/amount", "negative");
  // The place is claimed before the balance is read: whoever draws at the same time waits here and reads our draw.
  auto const position = claim_position(tx, actor.desk, id);
  if (position == 0) return not_found("entitlement");
  auto const entitlement = *find_entitlement(tx, actor.desk, id);
  auto const now = context.audit.clock.now();
  auto const amount = signed_amount(entry);
  if (entry.kind == EntryKind::kDraw) {
    if (now < entitlement.valid_from || (entitlement.valid_to && *entitlement.valid_to <= now)) {
      return conflict("entitlement-not-valid", {{"entitlement", entitlement.name}});
    }
    if (!entitlement.unlimited && entitlement.balance + amount < 0) {
      return conflict("entitlement-exhausted", {{"entitlement", entitlement.name}, {"balance", entitlement.balance}});
    }
  }
  insert_entry(tx, actor.desk, id,
               {.position = position,
                .kind = entry.kind,
                .amount = amount,
                .reason = std::move(entry.reason),
                .reference = std::move(entry.reference),
                .person_name = actor.name,
                .at = now},
               actor.person);
  audit::record(tx, context.audit, actor,
                {.kind = "entitlement.entry_made",
                 .subject = to_text(id),
                 .payload = R"({"kind":")" + to_text(entry.kind) + R"(","amount":)" + std::to_string(amount) + "}"});
  return entitlement.balance + amount;
}

}  // namespace podpora::entitlements
