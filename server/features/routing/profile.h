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

struct DeliveryTag {
  static constexpr std::string_view prefix = "dlv";
};
using DeliveryId = Id<DeliveryTag>;

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

/// Another company works for the desk, for a service and kind, perhaps within the hours of a calendar only.
struct Arrangement {
  DeliveryId id;
  std::string service;  ///< `*`: all
  std::optional<Kind> kind;
  std::optional<calendars::CalendarId> calendar_id;
  DeliveryMode mode{DeliveryMode::kOutsourced};
  std::string partner_name;
  std::string partner_address;
};
BOOST_DESCRIBE_STRUCT(Arrangement, (), (id, service, kind, calendar_id, mode, partner_name, partner_address))

/// The profile as it was set; a direct-bill partner without memberships when it never was.
Profile profile_of(storage::Transaction& tx, DeskId desk);
/// Replaces the profile. Records `desk.profile_set`.
void set_profile(storage::Transaction& tx, audit::Context const& context, Actor const& actor, Profile const& profile);

/// In the order of adding.
std::vector<Arrangement> arrangements_of(storage::Transaction& tx, DeskId desk);
/// Adds an arrangement. Records `delivery.added`. kInvalid when the mode is own with a partner, or another one without.
Result<Arrangement> add_delivery(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                 Arrangement arrangement);

}  // namespace podpora::routing
