#include "features/queue/view.h"

#include "features/identity/permission.h"
#include "features/queue/view_store.h"
#include "platform/base/text.h"

namespace podpora::queue {

namespace {

PersonId person_of(Actor const& actor) {
  return actor.person.value_or(PersonId{0});
}

Result<void> check(storage::Transaction& tx, ViewContext const& context, Actor const& actor, View& view) {
  view.name = trim(view.name);
  view.query = trim(view.query);
  if (view.name.empty()) return invalid("/name", "required");
  TRY(filter_of_view(tx, {actor, context.rulebooks, context.audit.clock.now(), "/query"}, view.query));
  return {};
}

/// A shared view is changed by whoever made it, or manages the desk.
Result<View> find_changeable(storage::Transaction& tx, Actor const& actor, ViewId id) {
  auto view = TRY(find_own_view(tx, actor, id));
  bool const may = view.owner_id == person_of(actor) || actor.may(Permission::kDeskManage);
  if (!may) return Error{ErrorCode::kForbidden, "view-of-another", {}, {}};
  return view;
}

}  // namespace

std::vector<DefaultView> const& default_views() {
  static std::vector<DefaultView> const views{{"open", ""},
                                              {"mine", "assignee:me"},
                                              {"unassigned", "assignee:none"},
                                              {"due_soon", "due:4h"},
                                              {"waiting_upstream", "state:waiting_upstream"},
                                              {"waiting_customer", "state:waiting_customer"},
                                              {"snoozed", "has:snooze"},
                                              {"drafts", "has:draft"}};
  return views;
}

Result<Filter> filter_of_view(storage::Transaction& tx, SearchContext const& context, std::string const& query) {
  auto search = TRY(read_search(tx, context, query));
  narrow_to_waiting(search);
  return std::move(search.filter);
}

Result<View> find_own_view(storage::Transaction& tx, Actor const& actor, ViewId id) {
  auto view = find_view(tx, actor.desk, id);
  if (!view || (!view->shared && view->owner_id != person_of(actor))) return not_found("view");
  return *std::move(view);
}

Result<View> add_view(storage::Transaction& tx, ViewContext const& context, Actor const& actor, View view) {
  TRY(check(tx, context, actor, view));
  if (views_for(tx, actor.desk, person_of(actor)).size() >= kViewsMax)
    return conflict("too-many-views", {{"max", static_cast<std::int64_t>(kViewsMax)}});
  view.id = context.audit.ids.make<ViewId>();
  view.owner_id = person_of(actor);
  view.created_at = view.updated_at = context.audit.clock.now();
  view.version = 1;
  insert_view(tx, actor.desk, view);
  audit::record(tx, context.audit, actor, {.kind = "view.added", .subject = to_text(view.id)});
  return view;
}

Result<View> change_view(storage::Transaction& tx, ViewContext const& context, Actor const& actor, View after) {
  auto const before = TRY(find_changeable(tx, actor, after.id));
  if (before.version != after.version) return Error{ErrorCode::kPreconditionFailed, "stale", {}, {}};
  TRY(check(tx, context, actor, after));
  after.owner_id = before.owner_id;
  after.created_at = before.created_at;
  after.updated_at = context.audit.clock.now();
  after.version = before.version + 1;
  update_view(tx, actor.desk, after);
  audit::record(tx, context.audit, actor, {.kind = "view.changed", .subject = to_text(after.id)});
  return after;
}

Result<void> remove_view(storage::Transaction& tx, ViewContext const& context, Actor const& actor, ViewId id) {
  TRY(find_changeable(tx, actor, id));
  delete_view(tx, actor.desk, id);
  audit::record(tx, context.audit, actor, {.kind = "view.removed", .subject = to_text(id)});
  return {};
}

void order_views(storage::Transaction& tx, Actor const& actor, std::vector<std::string> const& keys) {
  replace_places(tx, actor.desk, person_of(actor), keys);
}

}  // namespace podpora::queue
