#include "features/queue/view_http.h"

#include "features/queue/list_tickets.h"
#include "features/queue/view_store.h"

#include <algorithm>

namespace podpora::queue {

namespace {

constexpr std::int64_t kCountMax = 999;

ViewRow row_of(View const& view, Actor const& actor) {
  return {.key = to_text(view.id),
          .name = view.name,
          .query = view.query,
          .is_shared = view.shared,
          .is_own = view.owner_id == actor.person,
          .revision = view.version};
}

/// Those that the person has put in an order first, then the others as they came.
Views rows_for(storage::Transaction& tx, Actor const& actor) {
  Views views;
  for (auto const& view : default_views()) {
    views.items.push_back({.key = std::string{view.code}, .query = std::string{view.query}, .is_default = true});
  }
  auto const person = actor.person.value_or(PersonId{0});
  for (auto const& view : views_for(tx, actor.desk, person)) views.items.push_back(row_of(view, actor));
  auto const places = places_of(tx, actor.desk, person);
  auto const place = [&](ViewRow const& row) { return std::ranges::find(places, row.key) - places.begin(); };
  std::ranges::stable_sort(views.items, {}, place);
  return views;
}

}  // namespace

Result<Views> ViewHttp::list(http::Call const& call) const {
  return database_.read(storage::Scope::of(call.actor.desk),
                        [&](auto& tx) -> Result<Views> { return rows_for(tx, call.actor); });
}

Result<ViewCounts> ViewHttp::counts(http::Call const& call) const {
  auto const& actor = call.actor;
  return database_.read(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<ViewCounts> {
    ViewCounts counts;
    SearchContext const context{actor, context_.rulebooks, context_.audit.clock.now(), "/query"};
    for (auto const& view : rows_for(tx, actor).items) {
      auto const filter = filter_of_view(tx, context, view.query);
      ViewCount count{.key = view.key};
      if (!filter.has_error() && filter.value().unfinished) {
        count.count = count_tickets(tx, actor.desk, filter.value(), kCountMax + 1);
        count.is_more = *count.count > kCountMax;
        count.count = std::min(*count.count, kCountMax);
      }
      counts.items.push_back(std::move(count));
    }
    return counts;
  });
}

Result<http::Created<ViewRow>> ViewHttp::add(http::Call const& call, ViewRequest request) const {
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<http::Created<ViewRow>> {
    auto const view =
        TRY(add_view(tx, context_, call.actor,
                     {.shared = request.shared.value_or(false), .name = request.name, .query = request.query}));
    return http::Created<ViewRow>{"/api/v1/views/" + to_text(view.id), row_of(view, call.actor)};
  });
}

Result<ViewRow> ViewHttp::change(http::Call const& call, ViewRequest request) const {
  View after{.id = TRY(call.id<ViewId>("id")),
             .shared = request.shared.value_or(false),
             .name = request.name,
             .query = request.query,
             .version = TRY(call.if_match())};
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<ViewRow> {
    return row_of(TRY(change_view(tx, context_, call.actor, after)), call.actor);
  });
}

Result<http::NoContent> ViewHttp::remove(http::Call const& call) const {
  auto const id = TRY(call.id<ViewId>("id"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<http::NoContent> {
    TRY(remove_view(tx, context_, call.actor, id));
    return http::NoContent{};
  });
}

Result<Views> ViewHttp::order(http::Call const& call, ViewOrder request) const {
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<Views> {
    order_views(tx, call.actor, request.keys);
    return rows_for(tx, call.actor);
  });
}

}  // namespace podpora::queue
