#include "features/queue/http.h"

#include "features/clocks/due.h"
#include "features/delivery/member.h"
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

/// By the last touched row, or by where the last row stood in the due order: what moved since is no matter.
Result<void> read_cursor(storage::Transaction& tx, Actor const& actor, std::string const& text, Filter& filter) {
  auto const mark = text.find('~');
  auto const id = parse_id<tickets::TicketTag>(text.substr(0, mark));
  if (!id || (mark != std::string::npos) != (filter.order == Order::kDue)) return invalid("query/cursor", "cursor");
  filter.behind_id = *id;
  if (filter.order == Order::kDue) {
    auto const due = parse_rfc3339(text.substr(mark + 1));
    if (!due && mark + 1 != text.size()) return invalid("query/cursor", "cursor");
    filter.behind = due ? *due : clocks::kNever;
    return {};
  }
  auto const last = tickets::find_ticket(tx, actor.desk, *id);
  if (!last) return invalid("query/cursor", "cursor");
  filter.behind = last->updated_at;
  return {};
}

std::string cursor_of(TicketRow const& row, Order order) {
  if (order == Order::kUpdated) return to_text(row.id);
  return to_text(row.id) + "~" + (row.due_at ? to_rfc3339(*row.due_at) : "");
}

Result<Filter> filter_of(storage::Transaction& tx, Actor const& actor, ListQuery const& query) {
  Filter filter{
      .customer = query.customer, .text = query.text.value_or(""), .limit = static_cast<int>(query.limit.value_or(50))};
  filter.viewer = {.person = actor.person,
                   .sees_restricted = actor.may(Permission::kVulnerabilityRead),
                   .sees_all = actor.may(Permission::kTicketAll),
                   .company = actor.person ? delivery::company_of(tx, actor.desk, *actor.person) : ""};
  if (query.state) {
    if (*query.state != "open" && !parse_enum<tickets::State>(*query.state)) return invalid("query/state", "enum");
    filter.state = *query.state;
  }
  filter.order = query.order.value_or(Order::kUpdated);
  if (query.assignee) TRY(read_assignee(actor, *query.assignee, filter));
  if (query.cursor) TRY(read_cursor(tx, actor, *query.cursor, filter));
  return filter;
}

}  // namespace

Result<http::Page<TicketRow>> Http::list(http::Call const& call, ListQuery query) const {
  auto const& actor = call.actor;
  return database_.read(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<http::Page<TicketRow>> {
    auto const filter = TRY(filter_of(tx, actor, query));
    http::Page<TicketRow> page{.items = list_tickets(tx, actor.desk, filter), .next = std::nullopt};
    if (page.items.size() == static_cast<std::size_t>(filter.limit))
      page.next = cursor_of(page.items.back(), filter.order);
    return page;
  });
}

}  // namespace podpora::queue
