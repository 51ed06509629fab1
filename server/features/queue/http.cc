#include "features/queue/http.h"

#include "features/identity/permission.h"
#include "features/tickets/ticket.h"

namespace podpora::queue {

namespace {

Result<void> read_assignee(Actor const& actor, std::string const& text, Filter& filter) {
  if (text == "none") {
    filter.unassigned = true;
  } else if (text == "me") {
    filter.assignee = actor.person;
  } else if (auto const id = parse_id<PersonTag>(text)) {
    filter.assignee = id;
  } else {
    return invalid("query/assignee", "unknown-reference");
  }
  return {};
}

Result<Filter> filter_of(storage::Transaction& tx, Actor const& actor, ListQuery const& query) {
  Filter filter{
      .customer = query.customer, .text = query.text.value_or(""), .limit = static_cast<int>(query.limit.value_or(50))};
  filter.viewer = {.person = actor.person, .sees_restricted = actor.may(Permission::kVulnerabilityRead)};
  if (query.state) {
    if (*query.state != "open" && !parse_enum<tickets::State>(*query.state)) return invalid("query/state", "enum");
    filter.state = *query.state;
  }
  if (query.assignee) TRY(read_assignee(actor, *query.assignee, filter));
  if (query.cursor) {
    auto const id = parse_id<tickets::TicketTag>(*query.cursor);
    auto const last = id ? tickets::find_ticket(tx, actor.desk, *id) : std::nullopt;
    if (!last) return invalid("query/cursor", "cursor");
    filter.before = last->updated_at;
    filter.before_id = last->id;
  }
  return filter;
}

}  // namespace

Result<http::Page<TicketRow>> Http::list(http::Call const& call, ListQuery query) const {
  auto const& actor = call.actor;
  return database_.read(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<http::Page<TicketRow>> {
    auto const filter = TRY(filter_of(tx, actor, query));
    http::Page<TicketRow> page{.items = list_tickets(tx, actor.desk, filter), .next = std::nullopt};
    if (page.items.size() == static_cast<std::size_t>(filter.limit)) page.next = to_text(page.items.back().id);
    return page;
  });
}

}  // namespace podpora::queue
