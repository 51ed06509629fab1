#pragma once

#include "features/audit/audit.h"
#include "features/calendars/calendar.h"
#include "features/routing/route.h"
#include "platform/base/result.h"
#include "platform/storage/database.h"
#include "platform/tenancy/actor.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

namespace podpora::routing {

/// What the desk is in its vendor's program, and whom the vendor calls back: never the customer.
struct Profile {
  rulebook::PartnerRole partner_role{rulebook::PartnerRole::kDirectBill};
  std::vector<std::string> memberships;
  std::string provider_name;     ///< of an indirect reseller
  std::string provider_address;  ///< where its desk receives mail
  std::string contact_name;
  std::string contact_email;
  std::string contact_phone;
  std::string vendor_language{"en"};  ///< in which the desk writes to the vendor
  std::string country;                ///< ISO 3166, capitals
};
BOOST_DESCRIBE_STRUCT(Profile, (),
                      (partner_role, memberships, provider_name, provider_address, contact_name, contact_email,
                       contact_phone, vendor_language, country))

/// What contradicts the rules or itself: a membership that the rules do not know, a provider of a desk that is no
/// indirect reseller, an address that is none, a country or language that is no code.
std::vector<FieldError> profile_faults(rulebook::Rulebook const& rulebook, Profile const& profile);

/// The profile as it was set; a direct-bill partner without memberships when it never was.
Profile profile_of(storage::Transaction& tx, DeskId desk);
/// Replaces the profile. Records `desk.profile_set`.
void set_profile(storage::Transaction& tx, audit::Context const& context, Actor const& actor, Profile const& profile);

}  // namespace podpora::routing
