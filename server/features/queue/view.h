#pragma once

#include "features/queue/read_search.h"

#include <boost/describe/class.hpp>

namespace podpora::queue {

struct ViewTag {
  static constexpr std::string_view prefix = "viw";
};
using ViewId = Id<ViewTag>;

constexpr std::size_t kViewsMax = 100;  ///< of one desk that one person sees

/// A search of the queue that somebody keeps. Without a `state:` of its own it leaves finished tickets out.
struct View {
  ViewId id;
  PersonId owner_id;
  bool shared{false};  ///< everybody at the desk has it
  std::string name;
  std::string query;
  Time created_at;
  Time updated_at;
  std::int64_t version{1};
};
BOOST_DESCRIBE_STRUCT(View, (), (id, owner_id, shared, name, query, created_at, updated_at, version))

/// A view that every desk has; its name is the catalogue's.
struct DefaultView {
  std::string_view code;
  std::string_view query;
};
std::vector<DefaultView> const& default_views();

/// What a view lets through, as the actor reads it. Errors as `read_search`.
Result<Filter> filter_of_view(storage::Transaction& tx, SearchContext const& context, std::string const& query);

struct ViewContext {
  audit::Context audit;
  rulebook::Rulebooks const& rulebooks;
};

/// Keeps a view of the actor; id, owner and times are filled in. kInvalid at `/name` without one, at `/query` for what
/// `read_search` refuses; kConflict `too-many-views`. Records `view.added`.
Result<View> add_view(storage::Transaction& tx, ViewContext const& context, Actor const& actor, View view);

/// Changes name, query and whether it is shared. kNotFound for somebody else's; kForbidden when another shares it and
/// the actor does not manage the desk; kPreconditionFailed `stale`; errors as `add_view`. Records `view.changed`.
Result<View> change_view(storage::Transaction& tx, ViewContext const& context, Actor const& actor, View after);

/// Takes it away, with its places. Errors as `change_view`. Records `view.removed`.
Result<void> remove_view(storage::Transaction& tx, ViewContext const& context, Actor const& actor, ViewId id);

/// A view that the actor sees: an own one, or a shared one. kNotFound else.
Result<View> find_own_view(storage::Transaction& tx, Actor const& actor, ViewId id);

/// Views in the order that the person chose, by key: a default view's code or an id's text.
void order_views(storage::Transaction& tx, Actor const& actor, std::vector<std::string> const& keys);

}  // namespace podpora::queue
