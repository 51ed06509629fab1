#include "features/routing/http.h"

#include "features/routing/explain.h"
#include "features/routing/gather.h"

namespace podpora::routing {

Result<RouteView> Http::get(http::Call const& call) const {
  auto const id = TRY(call.id<tickets::TicketId>("id"));
  auto const desk = call.actor.desk;
  auto const gathered = TRY(database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<Gathered> {
    auto const ticket = find_ticket(tx, desk, id);
    if (!ticket) return not_found("ticket");
    if (ticket->service.empty()) return conflict("service-not-set");
    return gather(tx, rulebooks_, desk, *ticket, clock_.now());
  }));
  auto const decision = TRY(route(*gathered.rulebook, gathered.facts));
  return explain(decision, {.rulebook = *gathered.rulebook,
                            .facts = gathered.facts,
                            .entitlement_names = gathered.entitlement_names,
                            .capped = gathered.capped,
                            .language = call.language});
}

}  // namespace podpora::routing
