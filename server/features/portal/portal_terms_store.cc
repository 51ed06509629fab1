#include "features/portal/portal_terms_store.h"

namespace podpora::portal {

namespace {

constexpr storage::Query kFind{"portal_terms.find", R"(
  select shows_provider, version from portal_terms where desk_id = :desk)"};

constexpr storage::Query kPut{"portal_terms.put", R"(
  insert into portal_terms (desk_id, shows_provider, version) values (:desk, :shows, :version)
  on conflict (desk_id) do update set shows_provider = excluded.shows_provider, version = excluded.version)"};

}  // namespace

PortalTerms portal_terms_of(storage::Transaction& tx, DeskId desk) {
  return tx.first<PortalTerms>(kFind, {{"desk", desk}}).value_or(PortalTerms{});
}

void put_portal_terms(storage::Transaction& tx, DeskId desk, PortalTerms const& terms) {
  tx.execute(kPut, {{"desk", desk}, {"shows", terms.shows_provider}, {"version", terms.version}});
}

}  // namespace podpora::portal
