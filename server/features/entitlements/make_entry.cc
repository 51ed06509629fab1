#include "features/entitlements/term_rules.h"
#include "features/entitlements/terms.h"
#include "features/entitlements/warnings.h"

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

/// The ledger of one entitlement, with its row locked.
class Ledger {
 public:
  Ledger(storage::Transaction& tx, Context const& context, Actor const& actor, Entitlement& entitlement)
      : tx_(tx), context_(context), actor_(actor), entitlement_(entitlement), now_(context.audit.clock.now()) {}

  Result<void> check_draw(NewEntry const& entry) const {
    if (state_of(entitlement_, now_) != EntitlementState::kActive) {
      return conflict("entitlement-not-valid", {{"entitlement", entitlement_.name}});
    }
    auto const caps = caps_of(tx_, actor_.desk, entitlement_.id);
    auto const left = capped_left(tx_, actor_.desk, entitlement_, caps, entry.use, now_);
    if (left && *left < entry.amount) {
      return conflict("entitlement-capped", {{"entitlement", entitlement_.name}, {"left", *left}});
    }
    return {};
  }

  /// What comes back was drawn before: for that reference, or at all when none is named.
  Result<void> check_give_back(NewEntry const& entry) const {
    std::int64_t drawn = 0;
    for (auto const& each : drawn_from(tx_, actor_.desk, entitlement_.id)) {
      if (entry.reference.empty() || each.reference == entry.reference) drawn += each.amount;
    }
    if (drawn >= entry.amount) return {};
    return conflict("nothing-to-give-back", {{"entitlement", entitlement_.name}, {"drawn", drawn}});
  }

  bool would_overdraw(std::int64_t amount) const {
    return amount < 0 && !entitlement_.unlimited && entitlement_.balance + amount < 0;
  }

  void append(std::int64_t position, NewEntry entry) {
    auto const amount = signed_amount(entry);
    if (entry.kind == EntryKind::kGiveBack) {
      entry.use = use_of_draw(tx_, actor_.desk, entitlement_.id, entry.reference).value_or(entry.use);
    }
    insert_entry(tx_, actor_.desk, entitlement_.id,
                 {.entry = {.position = position,
                            .kind = entry.kind,
                            .amount = amount,
                            .reason = std::move(entry.reason),
                            .reference = std::move(entry.reference),
                            .person_name = actor_.name,
                            .at = now_},
                  .use = std::move(entry.use),
                  .person = actor_.person});
    entitlement_.balance += amount;
    audit::record(tx_, context_.audit, actor_,
                  {.kind = "entitlement.entry_made",
                   .subject = to_text(entitlement_.id),
                   .payload = R"({"kind":")" + to_text(entry.kind) + R"(","amount":)" + std::to_string(amount) + "}"});
  }

 private:
  storage::Transaction& tx_;
  Context const& context_;
  Actor const& actor_;
  Entitlement& entitlement_;
  Time now_;
};

}  // namespace

Result<std::int64_t> make_entry(storage::Transaction& tx, Context const& context, Actor const& actor, EntitlementId id,
                                NewEntry entry) {
  if (entry.amount < 0 && entry.kind != EntryKind::kAdjust) return invalid("/amount", "negative");
  // The place is claimed before the balance is read: whoever draws at the same time waits here and reads our draw.
  auto const position = claim_position(tx, actor.desk, id);
  if (position == 0) return not_found("entitlement");
  auto entitlement = *find_entitlement(tx, actor.desk, id);
  Ledger ledger(tx, context, actor, entitlement);
  if (entry.kind == EntryKind::kDraw) TRY(ledger.check_draw(entry));
  if (entry.kind == EntryKind::kGiveBack) TRY(ledger.check_give_back(entry));
  if (ledger.would_overdraw(signed_amount(entry))) {
    return conflict("entitlement-exhausted", {{"entitlement", entitlement.name}, {"balance", entitlement.balance}});
  }
  auto const state = state_of(entitlement, context.audit.clock.now());
  auto const is_over = state == EntitlementState::kExpired || state == EntitlementState::kCancelled;
  auto const comes_late = entry.kind == EntryKind::kGiveBack && is_over && !entitlement.unlimited;
  auto const amount = entry.amount;
  ledger.append(position, std::move(entry));
  if (comes_late) {
    ledger.append(claim_position(tx, actor.desk, id),
                  {.kind = EntryKind::kExpire, .amount = amount, .reason = to_text(state)});
  }
  weigh_warnings(tx, context, actor, entitlement);
  schedule_watch(tx, context, actor.desk, entitlement);
  return entitlement.balance;
}

}  // namespace podpora::entitlements
