#include "features/offers/brand_http.h"

namespace podpora::offers {

using storage::Scope;
using storage::Transaction;

Result<BrandList> BrandHttp::list(http::Call const& call) const {
  return database_.read(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<BrandList> {
    return BrandList{list_brands(tx, call.actor.desk)};
  });
}

Result<http::Created<Brand>> BrandHttp::add(http::Call const& call, BrandLooks request) const {
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<http::Created<Brand>> {
    auto brand = TRY(add_brand(tx, audit_, call.actor, request));
    return http::Created<Brand>{"/api/v1/brands/" + to_text(brand.id), std::move(brand)};
  });
}

Result<Brand> BrandHttp::change(http::Call const& call, BrandLooks request) const {
  auto const id = TRY(call.id<BrandId>("id"));
  auto const version = TRY(call.if_match());
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<Brand> {
    return change_brand(tx, audit_, call.actor, id, request, version);
  });
}

Result<Brand> BrandHttp::put_logo(http::Call const& call) const {
  auto const id = TRY(call.id<BrandId>("id"));
  auto const& bytes = call.request.body;
  blobs_.prepare(bytes);
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<Brand> {
    auto const blob = blobs_.put(tx, call.actor.desk, bytes, audit_.clock.now());
    return set_logo(tx, audit_, call.actor, id,
                    {.sha256 = blob.sha256, .media_type = picture_type(bytes), .size = blob.size});
  });
}

Result<http::Response> BrandHttp::logo(http::Call const& call) const {
  auto const desk = database_.read(Scope::all_desks(),
                                   [&](Transaction& tx) { return identity::find_desk_by_slug(tx, call.text("desk")); });
  if (!desk) return not_found("desk");
  return database_.read(Scope::of(desk->id), [&](Transaction& tx) -> Result<http::Response> {
    auto const brand = find_brand_by_code(tx, desk->id, call.text("brand"));
    auto bytes = brand && !brand->logo_sha256.empty() ? blobs_.get(tx, desk->id, brand->logo_sha256) : std::nullopt;
    if (!bytes) return not_found("logo");
    return http::Response{.headers = {{"content-type", brand->logo_type},
                                      {"content-security-policy", "sandbox; default-src 'none'"},
                                      {"cache-control", "public, max-age=31536000, immutable"}},
                          .body = std::move(*bytes)};
  });
}

}  // namespace podpora::offers
