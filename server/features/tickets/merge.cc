#include "features/tickets/merge.h"

#include "features/tickets/access.h"
#include "features/tickets/merge_rules.h"
#include "features/tickets/merge_store.h"
#include "features/tickets/ticket_rules.h"
#include "platform/http/json.h"

#include <algorithm>

namespace podpora::tickets {

namespace {

/// Writes the ticket's next version. What follows from its state is the carriers' part.
Ticket put(storage::Transaction& tx, Context const& context, Actor const& actor, Ticket ticket) {
  ticket.updated_at = context.audit.clock.now();
  ++ticket.version;
  update_ticket(tx, actor.desk, ticket);
  return ticket;
}

Ticket put_back(Ticket ticket, State state, std::optional<Time> resolved_at) {
  ticket.state = state;
  ticket.resolved_at = resolved_at;
  return ticket;
}

Move move_of(Merge const& merge) {
  return {merge.id, merge.source_id, merge.survivor_id, merge.source_state, merge.survivor_state};
}

EventId record(storage::Transaction& tx, Context const& context, Actor const& actor, std::string_view kind,
               TicketId ticket, TicketId other) {
  return audit::record(tx, context.audit, actor,
                       {.kind = kind,
                        .subject = to_text(ticket),
                        .payload = http::write_json(http::Json::object().set("ticket", to_text(other)))});
}

}  // namespace

Result<void> check_stands(storage::Transaction& tx, DeskId desk, TicketId ticket) {
  if (merge_of(tx, desk, ticket)) return conflict("ticket-merged");
  return {};
}

Result<MergePair> find_pair(storage::Transaction& tx, Actor const& actor, MergeOrder const& order) {
  auto source = TRY(find_visible(tx, actor, order.source));
  if (order.source == order.into) return invalid("/into", "other-ticket");
  auto survivor = find_visible(tx, actor, order.into);
  if (survivor.has_error()) return invalid("/into", "unknown-reference");
  TRY(check_stands(tx, actor.desk, order.source));
  TRY(check_stands(tx, actor.desk, order.into));
  if (is_restricted(source) || is_restricted(*survivor)) return conflict("ticket-not-joined");
  if (customers_differ(source, *survivor) && order.other_customer == OtherCustomer::kRefused)
    return conflict("customers-differ");
  return MergePair{std::move(source), std::move(survivor).value()};
}

Result<Merge> merge_ticket(storage::Transaction& tx, MergeContext const& context, Actor const& actor,
                           MergeOrder const& order) {
  auto const [source, survivor] = TRY(find_pair(tx, actor, order));
  auto const& tickets = context.tickets;
  auto const now = tickets.audit.clock.now();
  Merge merge{.id = tickets.audit.ids.make<MergeId>(),
              .source_id = source.id,
              .survivor_id = survivor.id,
              .source_state = source.state,
              .source_resolved_at = source.resolved_at,
              .survivor_state = survivor.state,
              .survivor_resolved_at = survivor.resolved_at,
              .survivor_version = survivor.version,
              .merged_by = actor.name,
              .merged_at = now};
  insert_merge(tx, actor.desk, merge);
  // Nobody resolved it: that is done, and counted, where it went.
  put(tx, tickets, actor, put_back(source, State::kClosed, std::nullopt));
  auto const after =
      put(tx, tickets, actor, with_state(survivor, state_after_merge(survivor.state, source.state), now));
  for (auto const& carrier : context.carriers) carrier.carry(tx, actor, move_of(merge));
  record(tx, tickets, actor, "ticket.merged", source.id, survivor.id);
  merge.last_event = record(tx, tickets, actor, "ticket.merged_in", survivor.id, source.id).value;
  merge.survivor_version = after.version;
  end_merge(tx, actor.desk, merge);
  return merge;
}

bool can_unmerge(storage::Transaction& tx, MergeContext const& context, DeskId desk, Merge const& merge) {
  if (merge.undone_at || merge_of(tx, desk, merge.survivor_id)) return false;
  auto const survivor = find_ticket(tx, desk, merge.survivor_id);
  if (!survivor || survivor->version != merge.survivor_version) return false;
  return std::ranges::none_of(context.carriers, [&](Carrier const& carrier) {
    return carrier.has_news && carrier.has_news(tx, desk, merge.survivor_id, merge.last_event);
  });
}

Result<Merge> unmerge_ticket(storage::Transaction& tx, MergeContext const& context, Actor const& actor,
                             TicketId source) {
  auto const before = TRY(find_visible(tx, actor, source));
  auto found = merge_of(tx, actor.desk, source);
  if (!found) return not_found("merge");
  auto merge = *found;
  TRY(find_visible(tx, actor, merge.survivor_id));
  if (!can_unmerge(tx, context, actor.desk, merge)) return conflict("merge-continued");
  auto const& tickets = context.tickets;
  auto const survivor = find_ticket(tx, actor.desk, merge.survivor_id).value();
  merge.undone_by = actor.name;
  merge.undone_at = tickets.audit.clock.now();
  undo_merge(tx, actor.desk, merge);
  put(tx, tickets, actor, put_back(before, merge.source_state, merge.source_resolved_at));
  put(tx, tickets, actor, put_back(survivor, merge.survivor_state, merge.survivor_resolved_at));
  for (auto const& carrier : context.carriers) {
    if (carrier.give_back) carrier.give_back(tx, actor, move_of(merge));
  }
  record(tx, tickets, actor, "ticket.unmerged", source, merge.survivor_id);
  record(tx, tickets, actor, "ticket.unmerged", merge.survivor_id, source);
  return merge;
}

}  // namespace podpora::tickets
