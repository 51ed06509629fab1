#include "features/routing/profile_store.h"

namespace podpora::routing {

void set_profile(storage::Transaction& tx, audit::Context const& context, Actor const& actor, Profile const& profile) {
  replace_profile(tx, actor.desk, profile, context.clock.now());
  audit::record(tx, context, actor,
                {.kind = "desk.profile_set",
                 .subject = to_text(actor.desk),
                 .payload = R"({"partner_role":")" + to_text(profile.partner_role) + "\"}"});
}

Result<Arrangement> add_delivery(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                 Arrangement arrangement) {
  auto const own = arrangement.mode == DeliveryMode::kOwn;
  if (own && !arrangement.partner_name.empty()) return invalid("/partner_name", "own-has-no-partner");
  if (!own && arrangement.partner_name.empty()) return invalid("/partner_name", "required");
  if (!own && arrangement.partner_address.empty()) return invalid("/partner_address", "required");
  arrangement.id = context.ids.make<DeliveryId>();
  insert_arrangement(tx, actor.desk, arrangement, context.clock.now());
  audit::record(tx, context, actor, {.kind = "delivery.added", .subject = to_text(arrangement.id)});
  return arrangement;
}

}  // namespace podpora::routing
