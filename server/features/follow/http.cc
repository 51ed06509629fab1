#include "features/follow/http.h"

#include "features/tickets/access.h"

#include <algorithm>

namespace podpora::follow {

namespace {

constexpr int kNoticesMax = 100;

FollowersView view_of(storage::Transaction& tx, Actor const& actor, tickets::TicketId ticket) {
  FollowersView view{.items = followers_of(tx, actor.desk, ticket), .is_following = false};
  view.is_following =
      actor.person && std::ranges::find(view.items, *actor.person, &Follower::person_id) != view.items.end();
  return view;
}

TicketNoticeList notices_in(storage::Transaction& tx, Actor const& actor) {
  TicketNoticeList list;
  if (!actor.person) return list;
  list.unread = unread_notices(tx, actor.desk, *actor.person);
  for (auto const& notice : notices_of(tx, actor.desk, *actor.person, kNoticesMax)) {
    auto const ticket = tickets::find_visible(tx, actor, notice.ticket_id);
    // What became restricted since is not named any more.
    if (ticket.has_error()) continue;
    list.items.push_back({.id = notice.id,
                          .ticket_id = notice.ticket_id,
                          .ticket_number = ticket->number,
                          .ticket_subject = ticket->subject,
                          .kind = notice.kind,
                          .by_name = notice.by_name,
                          .made_at = notice.made_at,
                          .read_at = notice.read_at});
  }
  return list;
}

}  // namespace

Result<FollowersView> Http::followers(http::Call const& call) const {
  auto const id = TRY(call.id<tickets::TicketId>("id"));
  return database_.read(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<FollowersView> {
    TRY(tickets::find_visible(tx, call.actor, id));
    return view_of(tx, call.actor, id);
  });
}

Result<FollowersView> Http::follow(http::Call const& call) const {
  auto const id = TRY(call.id<tickets::TicketId>("id"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<FollowersView> {
    TRY(follow_ticket(tx, audit_, call.actor, id));
    return view_of(tx, call.actor, id);
  });
}

Result<FollowersView> Http::unfollow(http::Call const& call) const {
  auto const id = TRY(call.id<tickets::TicketId>("id"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<FollowersView> {
    TRY(unfollow_ticket(tx, audit_, call.actor, id));
    return view_of(tx, call.actor, id);
  });
}

Result<TicketNoticeList> Http::notices(http::Call const& call) const {
  return database_.read(storage::Scope::of(call.actor.desk),
                        [&](auto& tx) -> Result<TicketNoticeList> { return notices_in(tx, call.actor); });
}

Result<TicketNoticeList> Http::read(http::Call const& call, ReadNoticesRequest request) const {
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<TicketNoticeList> {
    if (call.actor.person) {
      read_notices(tx, call.actor.desk, *call.actor.person, request.last, audit_.clock.now());
    }
    return notices_in(tx, call.actor);
  });
}

Result<NoticeMailSetting> Http::get_mail(http::Call const& call) const {
  return database_.read(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<NoticeMailSetting> {
    return NoticeMailSetting{notice_mail_of(tx, call.actor.desk, call.actor.person.value_or(PersonId{0}))};
  });
}

Result<NoticeMailSetting> Http::set_mail(http::Call const& call, NoticeMailSetting setting) const {
  if (!call.actor.person) return Error{ErrorCode::kForbidden, "forbidden", {}, {}};
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<NoticeMailSetting> {
    set_notice_mail(tx, call.actor.desk, *call.actor.person, setting.mail);
    return setting;
  });
}

}  // namespace podpora::follow
