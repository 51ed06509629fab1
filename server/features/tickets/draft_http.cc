#include "features/tickets/draft_http.h"

namespace podpora::tickets {

Result<Drafts> DraftHttp::list(http::Call const& call) const {
  auto const id = TRY(call.id<TicketId>("id"));
  return database_.read(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<Drafts> {
    if (!find_ticket(tx, call.actor.desk, id)) return not_found("ticket");
    return Drafts{drafts_of(tx, call.actor, id)};
  });
}

Result<Draft> DraftHttp::keep(http::Call const& call, KeepDraftRequest request) const {
  auto const id = TRY(call.id<TicketId>("id"));
  auto const kind = parse_enum<DraftKind>(call.text("kind"));
  if (!kind) return not_found("draft");
  Draft const draft{*kind, std::move(request.body), clock_.now()};
  return database_.write(storage::Scope::of(call.actor.desk),
                         [&](auto& tx) { return keep_draft(tx, call.actor, id, draft); });
}

}  // namespace podpora::tickets
