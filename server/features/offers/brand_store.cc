#include "features/offers/brand_store.h"

namespace podpora::offers {

namespace {

constexpr storage::Query kInsert{"brand.insert", R"(
  insert into brand (desk_id, id, code, name, accent, accent_dark, logo_sha256, logo_type, created_at, version)
  values (:desk, :id, :code, :name, :accent, :accent_dark, '', '', :created_at, 1))"};

constexpr storage::Query kList{"brand.list", R"(
  select id, code, name, accent, accent_dark, logo_sha256, logo_type, created_at, version
  from brand where desk_id = :desk order by id)"};

constexpr storage::Query kFind{"brand.find", R"(
  select id, code, name, accent, accent_dark, logo_sha256, logo_type, created_at, version
  from brand where desk_id = :desk and id = :id)"};

constexpr storage::Query kByCode{"brand.by_code", R"(
  select id, code, name, accent, accent_dark, logo_sha256, logo_type, created_at, version
  from brand where desk_id = :desk and code = :code)"};

constexpr storage::Query kUpdate{"brand.update", R"(
  update brand set name = :name, accent = :accent, accent_dark = :accent_dark, logo_sha256 = :logo_sha256,
                   logo_type = :logo_type, version = version + 1
  where desk_id = :desk and id = :id and version = :version)"};

}  // namespace

void insert_brand(storage::Transaction& tx, DeskId desk, Brand const& brand) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", brand.id},
                       {"code", brand.code},
                       {"name", brand.name},
                       {"accent", brand.accent},
                       {"accent_dark", brand.accent_dark},
                       {"created_at", brand.created_at}});
}

bool update_brand(storage::Transaction& tx, DeskId desk, Brand const& brand) {
  return tx.execute(kUpdate, {{"desk", desk},
                              {"id", brand.id},
                              {"name", brand.name},
                              {"accent", brand.accent},
                              {"accent_dark", brand.accent_dark},
                              {"logo_sha256", brand.logo_sha256},
                              {"logo_type", brand.logo_type},
                              {"version", brand.version}}) == 1;
}

std::vector<Brand> list_brands(storage::Transaction& tx, DeskId desk) {
  return tx.all<Brand>(kList, {{"desk", desk}});
}

std::optional<Brand> find_brand(storage::Transaction& tx, DeskId desk, BrandId id) {
  return tx.first<Brand>(kFind, {{"desk", desk}, {"id", id}});
}

std::optional<Brand> find_brand_by_code(storage::Transaction& tx, DeskId desk, std::string const& code) {
  return tx.first<Brand>(kByCode, {{"desk", desk}, {"code", code}});
}

std::optional<Brand> brand_of(storage::Transaction& tx, identity::Desk const& desk, std::optional<BrandId> brand) {
  return brand ? find_brand(tx, desk.id, *brand) : find_brand_by_code(tx, desk.id, desk.slug);
}

}  // namespace podpora::offers
