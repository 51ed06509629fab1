#include "features/tickets/link.h"

#include "features/tickets/access.h"
#include "platform/http/json.h"

#include <algorithm>

namespace podpora::tickets {

namespace {

void record(storage::Transaction& tx, audit::Context const& context, Actor const& actor, std::string_view kind,
            Link const& link) {
  for (auto const& [ticket, other] : {std::pair{link.from_id, link.to_id}, std::pair{link.to_id, link.from_id}}) {
    auto payload = http::Json::object();
    payload.set("link", to_text(link.id)).set("kind", to_text(link.kind)).set("ticket", to_text(other));
    audit::record(tx, context, actor, {.kind = kind, .subject = to_text(ticket), .payload = http::write_json(payload)});
  }
}

}  // namespace

std::string why_not_linked(TicketId from, TicketId to, LinkKind kind, std::vector<Link> const& links) {
  auto const any = [&](auto const& fits) { return std::ranges::any_of(links, fits); };
  if (kind == LinkKind::kSplitFrom) return "split-only";
  if (kind == LinkKind::kRelatesTo) return "";
  if (any([&](Link const& l) { return l.kind == kind && l.from_id == to && l.to_id == from; })) return "link-circle";
  if (kind != LinkKind::kPartOf) return "";
  auto const is_part = [&](TicketId ticket) {
    return any(
        [&](Link const& l) { return l.kind == kind && l.from_id == ticket && !(ticket == from && l.to_id == to); });
  };
  if (is_part(from)) return "one-incident";
  bool const has_parts = any([&](Link const& l) { return l.kind == kind && l.to_id == from; });
  return is_part(to) || has_parts ? "incident-in-incident" : "";
}

Result<Link> link_tickets(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                          NewLink const& wanted) {
  TRY(find_visible(tx, actor, wanted.from));
  if (wanted.from == wanted.to) return invalid("/ticket_id", "other-ticket");
  if (find_visible(tx, actor, wanted.to).has_error()) return invalid("/ticket_id", "unknown-reference");
  if (auto there = find_link(tx, actor.desk, wanted.from, wanted.to, wanted.kind)) return *there;
  auto links = links_of(tx, actor.desk, wanted.from);
  std::ranges::move(links_of(tx, actor.desk, wanted.to), std::back_inserter(links));
  auto const why = why_not_linked(wanted.from, wanted.to, wanted.kind, links);
  if (!why.empty()) return invalid("/kind", why);
  Link const link{.id = context.ids.make<LinkId>(),
                  .from_id = wanted.from,
                  .to_id = wanted.to,
                  .kind = wanted.kind,
                  .linked_by = actor.name,
                  .linked_at = context.clock.now()};
  insert_link(tx, actor.desk, link);
  record(tx, context, actor, "ticket.linked", link);
  return link;
}

Result<void> unlink_tickets(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                            TicketId ticket, LinkId id) {
  TRY(find_visible(tx, actor, ticket));
  auto const links = links_of(tx, actor.desk, ticket);
  auto const found = std::ranges::find(links, id, &Link::id);
  if (found == links.end()) return not_found("link");
  if (found->kind == LinkKind::kSplitFrom) return conflict("split-stays");
  delete_link(tx, actor.desk, id);
  record(tx, context, actor, "ticket.unlinked", *found);
  return {};
}

}  // namespace podpora::tickets
