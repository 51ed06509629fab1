#include "features/guide/http.h"

#include "features/identity/desk.h"
#include "features/notify/thread_store.h"
#include "platform/base/enum_text.h"

namespace podpora::guide {

using storage::Scope;

namespace {

GuideView view_of(storage::Transaction& tx, DeskId desk) {
  auto const guide = read_guide(tx, desk);
  auto const identity = notify::find_identity(tx, desk);
  return {.steps = guide.steps,
          .next = guide.next,
          .is_dismissed = guide.is_dismissed,
          .address = identity ? identity->address : "",
          .request = guide.request,
          .desk_made_at = identity::find_desk(tx, desk)->created_at};
}

}  // namespace

Result<GuideView> Http::get(http::Call const& call) const {
  auto const desk = call.actor.desk;
  return database_.read(Scope::of(desk), [&](auto& tx) -> Result<GuideView> { return view_of(tx, desk); });
}

Result<GuideView> Http::dismiss(http::Call const& call, GuideDismissal request) const {
  auto const& actor = call.actor;
  return database_.write(Scope::of(actor.desk), [&](auto& tx) -> Result<GuideView> {
    guide::dismiss(tx, audit_, actor, request.is_dismissed);
    return view_of(tx, actor.desk);
  });
}

Result<GuideView> Http::skip(http::Call const& call, SkipRequest request) const {
  auto const& actor = call.actor;
  auto const step = parse_enum<SetupStep>(call.text("step"));
  if (!step) return not_found("step");
  return database_.write(Scope::of(actor.desk), [&](auto& tx) -> Result<GuideView> {
    skip_step(tx, audit_, actor, *step, request.is_skipped);
    return view_of(tx, actor.desk);
  });
}

}  // namespace podpora::guide
