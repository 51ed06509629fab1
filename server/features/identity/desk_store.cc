#include "features/identity/desk.h"

#include <algorithm>

namespace podpora::identity {

namespace {

constexpr storage::Query kFind{"desk.find",
                               "select id, slug, name, time_zone, language, created_at from desk where id = :desk"};

constexpr storage::Query kBySlug{"desk.by_slug",
                                 "select id, slug, name, time_zone, language, created_at from desk where slug = :slug"};

constexpr storage::Query kAll{"desk.all",
                              "select id, slug, name, time_zone, language, created_at from desk order by id"};

constexpr storage::Query kInsert{"desk.insert", R"(
  insert into desk (id, slug, name, time_zone, language, created_at)
  values (:desk, :slug, :name, :time_zone, :language, :created_at))"};

/// First words of paths that are ours already.
constexpr std::string_view kReserved[] = {"api",    "assets", "setup", "portal", "problems", "metrics", "livez",
                                          "readyz", "public", "local", "docs",   "tickets",  "join",    "setup-guide"};

bool is_slug(std::string const& slug) {
  if (slug.empty() || slug.size() > 40 || slug.front() == '-') return false;
  if (std::ranges::find(kReserved, slug) != std::end(kReserved)) return false;
  return std::ranges::all_of(slug, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

}  // namespace

std::optional<Desk> find_desk(storage::Transaction& tx, DeskId id) {
  return tx.first<Desk>(kFind, {{"desk", id}});
}

std::optional<Desk> find_desk_by_slug(storage::Transaction& tx, std::string const& slug) {
  return tx.first<Desk>(kBySlug, {{"slug", slug}});
}

std::vector<Desk> all_desks(storage::Transaction& tx) {
  return tx.all<Desk>(kAll, {});
}

Result<Desk> add_desk(storage::Transaction& tx, audit::Context const& context, Desk desk) {
  if (!is_slug(desk.slug)) return invalid("/desk_slug", "slug");
  if (desk.name.empty()) return invalid("/desk_name", "required");
  if (find_desk_by_slug(tx, desk.slug)) return conflict("desk-slug-taken", {{"slug", desk.slug}});
  desk.id = context.ids.make<DeskId>();
  desk.created_at = context.clock.now();
  tx.execute(kInsert, {{"desk", desk.id},
                       {"slug", desk.slug},
                       {"name", desk.name},
                       {"time_zone", desk.time_zone},
                       {"language", desk.language},
                       {"created_at", desk.created_at}});
  audit::record(tx, context, system_actor(desk.id), {.kind = "desk.added", .subject = to_text(desk.id)});
  return desk;
}

}  // namespace podpora::identity
