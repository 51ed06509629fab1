#include "features/queue/history_http.h"

#include "features/tickets/access.h"

namespace podpora::queue {

Result<HistoryView> HistoryHttp::get(http::Call const& call) const {
  auto const& actor = call.actor;
  auto const id = TRY(call.id<tickets::TicketId>("id"));
  return database_.read(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<HistoryView> {
    TRY(tickets::find_visible(tx, actor, id));
    return HistoryView{history_of(tx, actor.desk, id)};
  });
}

}  // namespace podpora::queue
