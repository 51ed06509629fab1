#include "features/queue/http.h"

#include "features/queue/page.h"
#include "features/queue/read_search.h"
#include "features/queue/take_next.h"

namespace podpora::queue {

namespace {

Result<void> narrow_state(Filter& filter, std::string const& state) {
  if (state == "open") {
    filter.unfinished = true;
  } else if (parse_enum<tickets::State>(state)) {
    filter.states.only = {state};
    filter.unfinished = filter.unfinished || (state != "resolved" && state != "closed");
  } else {
    return invalid("query/state", "enum");
  }
  return {};
}

Result<void> narrow_assignee(Filter& filter, Actor const& actor, std::string const& text) {
  auto const id = text == "none" ? std::optional{PersonId{0}} : text == "me" ? actor.person : parse_id<PersonTag>(text);
  if (!id) return invalid("query/assignee", "unknown-reference");
  filter.assignees.only = {std::to_string(id->value)};
  return {};
}

}  // namespace

Result<http::Page<TicketRow>> Http::list(http::Call const& call, ListQuery query) const {
  auto const& actor = call.actor;
  return database_.read(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<http::Page<TicketRow>> {
    SearchContext const context{actor, rulebooks_, clock_.now(), "query/q"};
    auto search = TRY(read_search(tx, context, query.q.value_or("")));
    auto& filter = search.filter;
    filter.limit = static_cast<int>(query.limit.value_or(50));
    if (query.unfinished.value_or(false)) narrow_to_waiting(search);
    if (query.state) TRY(narrow_state(filter, *query.state));
    if (query.assignee) TRY(narrow_assignee(filter, actor, *query.assignee));
    if (query.customer) filter.customers.only = {std::to_string(query.customer->value)};
    filter.order = query.order.value_or(Order::kUpdated);
    filter.unfinished = filter.unfinished || filter.order == Order::kDue;
    auto found = TRY(page_of(tx, actor.desk, filter, query.cursor));
    return http::Page<TicketRow>{.items = std::move(found.rows), .next = std::move(found.next)};
  });
}

Result<TakenView> Http::take_next(http::Call const& call, TakeRequest request) const {
  auto const& actor = call.actor;
  return database_.write(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<TakenView> {
    auto search = TRY(read_search(tx, {actor, rulebooks_, clock_.now(), "/q"}, request.q.value_or("")));
    narrow_to_waiting(search);
    auto const taken = TRY(queue::take_next(tx, tickets_, actor, std::move(search.filter)));
    return taken ? TakenView{.ticket = taken->id, .number = taken->number} : TakenView{};
  });
}

Result<BulkResult> Http::change_many(http::Call const& call, BulkRequest request) const {
  BulkChange const change{
      .action = request.action, .assignee = request.assignee_id, .severity = request.severity, .until = request.until};
  auto const mode = request.preview.value_or(false) ? BulkMode::kPreview : BulkMode::kApply;
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<BulkResult> {
    return BulkResult{TRY(queue::change_many(tx, tickets_, call.actor, request.tickets, change, mode))};
  });
}

}  // namespace podpora::queue
