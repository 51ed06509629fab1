#include "features/routing/profile.h"
#include "features/rulebook/rulebooks.h"
#include "testing/database.h"

#include <gtest/gtest.h>

namespace podpora::routing {
namespace {

class ProfileTest : public testing::StoreTest {
 protected:
  audit::Context context{clock, ids, *random};
};
PODPORA_BOTH_DATABASES(ProfileTest);

TEST_P(ProfileTest, IsReplacedAsAWholeAndStaysInItsDesk) {
  Profile const profile{.partner_role = rulebook::PartnerRole::kIndirectReseller,
                        .memberships = {"solutions_partner"},
                        .provider_name = "Velký",
                        .provider_address = "desk@velky.example",
                        .contact_name = "Anna",
                        .contact_email = "anna@desk.example",
                        .contact_phone = "1",
                        .vendor_language = "en",
                        .country = "CZ"};
  db().write(storage::Scope::of(desk), [&](auto& tx) {
    set_profile(tx, context, system_actor(desk), profile);
    auto next = profile;
    next.memberships = {};
    set_profile(tx, context, system_actor(desk), next);
  });
  db().read(storage::Scope::of(desk), [&](auto& tx) {
    EXPECT_EQ(profile_of(tx, desk).provider_name, "Velký");
    EXPECT_TRUE(profile_of(tx, desk).memberships.empty());
  });
  db().read(storage::Scope::of(other_desk), [&](auto& tx) { EXPECT_EQ(profile_of(tx, other_desk).provider_name, ""); });
}

TEST(ProfileFaults, NameTheField) {
  rulebook::Rulebooks const rulebooks;
  auto const faults = [&](Profile const& profile) {
    std::string all;
    for (auto const& fault : profile_faults(rulebooks.base(), profile)) all += fault.pointer + " " + fault.code + ";";
    return all;
  };
  EXPECT_EQ(faults({.memberships = {"solutions_partner"}, .country = "CZ"}), "");
  EXPECT_EQ(faults({.memberships = {"solutions_partner", "gold"}}), "/memberships/1 unknown-membership;");
  EXPECT_EQ(faults({.provider_name = "Velký"}), "/provider_name provider-of-no-reseller;");
  EXPECT_EQ(faults({.contact_email = "anna", .vendor_language = "EN", .country = "cze"}),
            "/contact_email address;/vendor_language language;/country country;");
}

}  // namespace
}  // namespace podpora::routing
