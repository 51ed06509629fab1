#pragma once

#include "features/routing/profile.h"
#include "features/rulebook/rulebooks.h"
#include "features/tickets/ticket.h"

#include <map>
#include <string>

namespace podpora::routing {

/// The prefill keys that fill themselves from the entitlement when a packet is shown, and are never stored.
constexpr std::string_view kContractKey = "entitlement.contract_id";
constexpr std::string_view kAccessKey = "entitlement.access_id";

/// What is known of a ticket, by prefill key; an empty value where nothing is.
std::map<std::string, std::string> prefill_values(storage::Transaction& tx, rulebook::Rulebooks const& rulebooks,
                                                  DeskId desk, tickets::Ticket const& ticket, Profile const& profile,
                                                  Time now);

/// Field name -> value, for every field of the edition whose prefill has one. Keys: ticket.{subject, body, severity,
/// number, opened_at, escalation_class}, customer.{name, tenant, country}, subscription.{name, vendor_id,
/// product_version}, desk.{contact_name, contact_email, contact_phone, time_zone, vendor_language, country},
/// checks.summary, health.issue_id (of the record that explains the ticket).
std::map<std::string, std::string> prefilled(storage::Transaction& tx, rulebook::Rulebooks const& rulebooks,
                                             rulebook::Edition const& edition, DeskId desk,
                                             tickets::Ticket const& ticket, Profile const& profile, Time now);

}  // namespace podpora::routing
