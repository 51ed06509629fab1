#include "features/follow/follower.h"
#include "features/tickets/access.h"

namespace podpora::follow {

namespace {

void record(storage::Transaction& tx, audit::Context const& context, Actor const& actor, std::string_view kind,
            tickets::TicketId ticket) {
  audit::record(
      tx, context, actor,
      {.kind = kind, .subject = to_text(ticket), .payload = R"({"person":")" + to_text(*actor.person) + "\"}"});
}

}  // namespace

Result<void> follow_ticket(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                           tickets::TicketId ticket) {
  TRY(tickets::find_visible(tx, actor, ticket));
  if (!actor.person) return Error{ErrorCode::kForbidden, "forbidden", {}, {}};
  if (insert_follower(tx, actor.desk, ticket, *actor.person, context.clock.now()))
    record(tx, context, actor, "ticket.followed", ticket);
  return {};
}

Result<void> unfollow_ticket(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                             tickets::TicketId ticket) {
  TRY(tickets::find_visible(tx, actor, ticket));
  if (actor.person && delete_follower(tx, actor.desk, ticket, *actor.person))
    record(tx, context, actor, "ticket.unfollowed", ticket);
  return {};
}

}  // namespace podpora::follow
