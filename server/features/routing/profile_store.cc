#include "features/routing/profile_store.h"

namespace podpora::routing {

namespace {

struct ProfileRow {
  rulebook::PartnerRole partner_role{rulebook::PartnerRole::kDirectBill};
  std::string provider_name, provider_address, contact_name, contact_email, contact_phone, vendor_language, country;
};
BOOST_DESCRIBE_STRUCT(ProfileRow, (),
                      (partner_role, provider_name, provider_address, contact_name, contact_email, contact_phone,
                       vendor_language, country))

constexpr storage::Query kFind{"desk_profile.find", R"(
  select partner_role, provider_name, provider_address, contact_name, contact_email, contact_phone, vendor_language,
         country
  from desk_profile where desk_id = :desk)"};

constexpr storage::Query kReplace{"desk_profile.replace", R"(
  insert into desk_profile (desk_id, partner_role, provider_name, provider_address, contact_name, contact_email,
                            contact_phone, vendor_language, country, updated_at)
  values (:desk, :role, :provider_name, :provider_address, :contact_name, :contact_email, :contact_phone,
          :vendor_language, :country, :now)
  on conflict (desk_id) do update set
    partner_role = excluded.partner_role, provider_name = excluded.provider_name,
    provider_address = excluded.provider_address, contact_name = excluded.contact_name,
    contact_email = excluded.contact_email, contact_phone = excluded.contact_phone,
    vendor_language = excluded.vendor_language, country = excluded.country, updated_at = excluded.updated_at)"};

constexpr storage::Query kMemberships{"desk_membership.list", R"(
  select code from desk_membership where desk_id = :desk order by code)"};

constexpr storage::Query kClearMemberships{"desk_membership.clear", R"(
  delete from desk_membership where desk_id = :desk)"};

constexpr storage::Query kAddMembership{"desk_membership.add", R"(
  insert into desk_membership (desk_id, code) values (:desk, :code) on conflict (desk_id, code) do nothing)"};

}  // namespace

Profile profile_of(storage::Transaction& tx, DeskId desk) {
  Profile profile;
  if (auto const row = tx.first<ProfileRow>(kFind, {{"desk", desk}})) {
    profile = {.partner_role = row->partner_role,
               .provider_name = row->provider_name,
               .provider_address = row->provider_address,
               .contact_name = row->contact_name,
               .contact_email = row->contact_email,
               .contact_phone = row->contact_phone,
               .vendor_language = row->vendor_language,
               .country = row->country};
  }
  profile.memberships = tx.all<std::string>(kMemberships, {{"desk", desk}});
  return profile;
}

void replace_profile(storage::Transaction& tx, DeskId desk, Profile const& profile, Time now) {
  tx.execute(kReplace, {{"desk", desk},
                        {"role", profile.partner_role},
                        {"provider_name", profile.provider_name},
                        {"provider_address", profile.provider_address},
                        {"contact_name", profile.contact_name},
                        {"contact_email", profile.contact_email},
                        {"contact_phone", profile.contact_phone},
                        {"vendor_language", profile.vendor_language},
                        {"country", profile.country},
                        {"now", now}});
  tx.execute(kClearMemberships, {{"desk", desk}});
  for (auto const& code : profile.memberships) tx.execute(kAddMembership, {{"desk", desk}, {"code", code}});
}

}  // namespace podpora::routing
