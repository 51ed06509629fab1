#pragma once

#include "platform/tenancy/actor.h"

#include <boost/describe/enum.hpp>

namespace podpora {

/// Every permission that a route can demand. `role_permissions` in role.h says which role holds which.
enum class Permission : std::uint8_t {
  kTicketRead,      ///< tickets, their messages and attachments: those that the person may see at all
  kTicketReply,     ///< open, answer, note, change, resolve
  kTicketEscalate,  ///< decide the route, complete packets, send service requests
  kDiagnosisWrite,  ///< record and waive checks
  kTimeRecord,      ///< record time on a ticket
  kCustomerRead,
  kCustomerWrite,
  kSignalRead,
  kSignalWrite,
  kOfferWrite,  ///< write and publish offers, agreements
  kChargeRead,  ///< charges, prices, wallets of all customers
  kChargeWrite,
  kEntitlementRead,
  kEntitlementWrite,
  kRulebookRead,
  kRulebookWrite,
  kDeskManage,  ///< people, profile, delivery arrangements, calendars, mail
  kAuditRead,
  kJobsRead,  ///< dead letters, quarantine, sync log
  kJobsWrite,
  kPortalRead,         ///< a contact: own company's requests, offer and agreement
  kPortalWrite,        ///< a contact: open and answer requests
  kKnowledgeWrite,     ///< write articles
  kVulnerabilityRead,  ///< every restricted ticket, also those that do not name the person
  kTicketAll,          ///< tickets that were not handed to the own company
};
BOOST_DESCRIBE_ENUM(Permission, kTicketRead, kTicketReply, kTicketEscalate, kDiagnosisWrite, kTimeRecord, kCustomerRead,
                    kCustomerWrite, kSignalRead, kSignalWrite, kOfferWrite, kChargeRead, kChargeWrite, kEntitlementRead,
                    kEntitlementWrite, kRulebookRead, kRulebookWrite, kDeskManage, kAuditRead, kJobsRead, kJobsWrite,
                    kPortalRead, kPortalWrite, kKnowledgeWrite, kVulnerabilityRead, kTicketAll)

}  // namespace podpora
