#include "features/clocks/ladder_http.h"

#include "features/clocks/ladder_store.h"
#include "features/clocks/write_ladder.h"
#include "features/tickets/access.h"

namespace podpora::clocks {

namespace {

constexpr int kNoticesMax = 100;

Ladder ladder_of(LadderRequest request) {
  return {.id = {},
          .name = std::move(request.name),
          .severities = std::move(request.severities),
          .kinds = std::move(request.kinds),
          .calendar_id = request.calendar_id,
          .rungs = std::move(request.rungs)};
}

}  // namespace

Result<LadderList> LadderHttp::list(http::Call const& call) const {
  return database_.read(storage::Scope::of(call.actor.desk),
                        [&](auto& tx) -> Result<LadderList> { return LadderList{list_ladders(tx, call.actor.desk)}; });
}

Result<http::Created<Ladder>> LadderHttp::add(http::Call const& call, LadderRequest request) const {
  auto const ladder = ladder_of(std::move(request));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<http::Created<Ladder>> {
    auto added = TRY(write_ladder(tx, audit_, call.actor, ladder));
    return http::Created<Ladder>{"/api/v1/ladders/" + to_text(added.id), std::move(added)};
  });
}

Result<Ladder> LadderHttp::change(http::Call const& call, LadderRequest request) const {
  auto ladder = ladder_of(std::move(request));
  ladder.id = TRY(call.id<LadderId>("id"));
  ladder.version = TRY(call.if_match());
  return database_.write(storage::Scope::of(call.actor.desk),
                         [&](auto& tx) { return write_ladder(tx, audit_, call.actor, ladder); });
}

Result<http::NoContent> LadderHttp::remove(http::Call const& call) const {
  auto const id = TRY(call.id<LadderId>("id"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<http::NoContent> {
    TRY(remove_ladder(tx, audit_, call.actor, id));
    return http::NoContent{};
  });
}

NoticeList LadderHttp::notices_in(storage::Transaction& tx, Actor const& actor) const {
  NoticeList list;
  if (!actor.person) return list;
  list.unread = unread_notices(tx, actor.desk, *actor.person);
  for (auto const& notice : notices_of(tx, actor.desk, *actor.person, kNoticesMax)) {
    auto const ticket = tickets::find_ticket(tx, actor.desk, notice.ticket_id);
    // What became restricted since is not named any more.
    if (!ticket || !tickets::may_see(tx, actor, *ticket)) continue;
    list.items.push_back({.id = notice.id,
                          .ticket_id = notice.ticket_id,
                          .ticket_number = ticket->number,
                          .ticket_subject = ticket->subject,
                          .kind = notice.kind,
                          .percent = notice.percent,
                          .due_at = notice.due_at,
                          .made_at = notice.made_at,
                          .read_at = notice.read_at});
  }
  return list;
}

Result<NoticeList> LadderHttp::notices(http::Call const& call) const {
  return database_.read(storage::Scope::of(call.actor.desk),
                        [&](auto& tx) -> Result<NoticeList> { return notices_in(tx, call.actor); });
}

Result<NoticeList> LadderHttp::read(http::Call const& call, ReadRequest request) const {
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<NoticeList> {
    if (call.actor.person) {
      read_notices(tx, call.actor.desk, *call.actor.person, request.last, audit_.clock.now());
    }
    return notices_in(tx, call.actor);
  });
}

}  // namespace podpora::clocks
