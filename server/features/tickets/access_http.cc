#include "features/tickets/access_http.h"

namespace podpora::tickets {

namespace {

Result<AccessView> view_of(storage::Transaction& tx, Actor const& actor, TicketId id) {
  auto const ticket = TRY(find_visible(tx, actor, id));
  AccessView view{.restricted = is_restricted(ticket), .people = {}};
  if (view.restricted) view.people = named_people(tx, actor.desk, id);
  return view;
}

}  // namespace

Result<AccessView> AccessHttp::get(http::Call const& call) const {
  auto const id = TRY(call.id<TicketId>("id"));
  return database_.read(storage::Scope::of(call.actor.desk), [&](auto& tx) { return view_of(tx, call.actor, id); });
}

Result<AccessView> AccessHttp::add(http::Call const& call, NameRequest request) const {
  auto const id = TRY(call.id<TicketId>("id"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<AccessView> {
    TRY(add_named_person(tx, audit_, call.actor, id, request.person_id));
    return view_of(tx, call.actor, id);
  });
}

Result<AccessView> AccessHttp::remove(http::Call const& call) const {
  auto const id = TRY(call.id<TicketId>("id"));
  auto const person = TRY(call.id<PersonId>("person"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<AccessView> {
    TRY(remove_named_person(tx, audit_, call.actor, id, person));
    return AccessView{.restricted = true, .people = named_people(tx, call.actor.desk, id)};
  });
}

}  // namespace podpora::tickets
