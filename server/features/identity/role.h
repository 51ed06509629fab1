#pragma once

#include "features/identity/permission.h"
#include "platform/tenancy/actor.h"

#include <boost/describe/enum.hpp>

#include <vector>

namespace podpora::identity {

/// What a person is at a desk. They follow Partner Center's roles (docs "permissions-overview", 22 Nov 2022), with
/// the desk's own manager, owner and auditor; `contact` is a customer's person.
enum class Role : std::uint8_t {
  kHelpdeskAgent,
  kAdminAgent,
  kSalesAgent,
  kBillingAdmin,
  kManager,
  kDeskOwner,
  kAuditor,
  kContact,
  kDeliveryPartner,  ///< of a company that works for the desk: sees what was handed to it
};
BOOST_DESCRIBE_ENUM(Role, kHelpdeskAgent, kAdminAgent, kSalesAgent, kBillingAdmin, kManager, kDeskOwner, kAuditor,
                    kContact, kDeliveryPartner)

/// What each role may do. A person with several roles may do what any of them may.
PermissionSet role_permissions(Role role);
PermissionSet role_permissions(std::vector<Role> const& roles);

}  // namespace podpora::identity
