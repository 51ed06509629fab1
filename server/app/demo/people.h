#pragma once

#include "app/demo/partner.h"
#include "features/audit/audit.h"

#include <optional>
#include <string>
#include <vector>

namespace podpora::app::demo {

/// A customer of the demo partner, with the one contact who writes and what the company holds.
struct Company {
  std::string name;
  std::string domain;
  std::string tenant;
  std::string contact_name;
  std::string contact_email;
  std::string contact_phone;
  std::vector<customers::Subscription> subscriptions;  ///< without ids
  std::optional<Time> delegated_until;
};

/// The desk with its owner and three more agents; adds them to `people`.
identity::Desk add_desk_and_agents(storage::Transaction& tx, audit::Context const& context,
                                   std::vector<DemoPerson>& people);

customers::CustomerId add_company(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                  Company const& company, std::vector<DemoPerson>& people);

}  // namespace podpora::app::demo
