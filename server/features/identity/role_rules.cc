#include "features/identity/role.h"

#include <initializer_list>

namespace podpora::identity {

namespace {

PermissionSet set_of(std::initializer_list<Permission> permissions) {
  PermissionSet set;
  for (auto const permission : permissions) set.set(static_cast<std::size_t>(permission));
  return set;
}

PermissionSet agent_base() {
  using enum Permission;
  return set_of({kTicketRead, kTicketAll, kTicketReply, kDiagnosisWrite, kTimeRecord, kCustomerRead, kSignalRead,
                 kSignalWrite, kRulebookRead, kEntitlementRead, kKnowledgeWrite});
}

PermissionSet manager() {
  using enum Permission;
  return agent_base() |
         set_of({kTicketEscalate, kCustomerWrite, kOfferWrite, kChargeRead, kChargeWrite, kEntitlementWrite,
                 kRulebookWrite, kAuditRead, kJobsRead, kJobsWrite, kVulnerabilityRead});
}

}  // namespace

PermissionSet role_permissions(Role role) {
  using enum Permission;
  switch (role) {
    case Role::kHelpdeskAgent:
      return agent_base();
    case Role::kAdminAgent:
      return agent_base() | set_of({kTicketEscalate, kCustomerWrite, kEntitlementWrite, kJobsRead});
    case Role::kSalesAgent:
      return set_of({kCustomerRead, kSignalRead, kSignalWrite, kRulebookRead});
    case Role::kBillingAdmin:
      return set_of({kCustomerRead, kChargeRead, kChargeWrite, kOfferWrite, kRulebookRead});
    case Role::kManager:
      return manager();
    case Role::kDeskOwner:
      return manager() | set_of({kDeskManage});
    case Role::kAuditor:
      return set_of({kTicketRead, kTicketAll, kCustomerRead, kSignalRead, kChargeRead, kEntitlementRead, kRulebookRead,
                     kAuditRead, kJobsRead});
    case Role::kDeliveryPartner:
      return set_of({kTicketRead, kTicketReply, kDiagnosisWrite});
    case Role::kContact:
      return set_of({kPortalRead, kPortalWrite});
  }
  return {};
}

PermissionSet role_permissions(std::vector<Role> const& roles) {
  PermissionSet set;
  for (auto const role : roles) set |= role_permissions(role);
  return set;
}

}  // namespace podpora::identity
