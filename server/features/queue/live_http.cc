#include "features/queue/live_http.h"

#include "features/queue/live.h"

namespace podpora::queue {

Result<http::Response> LiveHttp::events(http::Call const& call) const {
  auto const place = parse_live_place(call.request.header("last-event-id").value_or(""));
  auto body = database_.read(storage::Scope::of(call.actor.desk),
                             [&](auto& tx) { return live_since(tx, call.actor, place, clock_.now()); });
  return http::Response{.status = 200,
                        .headers = {{"content-type", "text/event-stream"}, {"x-accel-buffering", "no"}},
                        .body = std::move(body)};
}

Result<PresentPeople> LiveHttp::tell(http::Call const& call, PresenceRequest request) const {
  auto const id = TRY(call.id<tickets::TicketId>("id"));
  auto const now = clock_.now();
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<PresentPeople> {
    TRY(tell_presence(tx, call.actor, id, request.state, now));
    PresentPeople people;
    for (auto& other : others_present(tx, call.actor, id, now))
      people.items.push_back({other.person_id, std::move(other.name), other.state});
    return people;
  });
}

}  // namespace podpora::queue
