#pragma once

#include "features/customers/customer.h"
#include "features/customers/seats.h"
#include "features/rulebook/rulebooks.h"
#include "features/tickets/ticket.h"

#include <optional>
#include <string>
#include <vector>

namespace podpora::insight {

/// What rules know of a ticket.
struct TicketFact {
  tickets::TicketId id;
  std::int64_t number{0};
  Nature nature{Nature::kBreakFix};
  std::string service;
  std::string cause;       ///< empty while it is open
  std::string avoided_by;  ///< of its lesson; empty without one
  std::optional<PersonId> contact_id;
  Time opened_at;
  bool outside_hours{false};        ///< opened when the agreement's hours were closed
  bool outside_coverage{false};     ///< of a service or kind that the agreement does not name
  std::optional<Time> breached_at;  ///< when a clock towards the customer ran out first
};

/// A booking of prepaid time, in hundredths of a minute; below zero when it was drawn.
struct WalletFact {
  std::string wallet;  ///< its id
  std::int64_t hundredths{0};
  Time at;
};

/// A product that the customer holds, and when the vendor stops supporting it.
struct LifecycleFact {
  std::string code;
  rulebook::Text name;
  std::string service;
  customers::SubscriptionId subscription_id;
  std::int64_t quantity{0};
  Time ends;
};

/// All that rules look at, of one customer.
struct CustomerFacts {
  std::vector<TicketFact> tickets;  ///< in the order of opening
  std::vector<customers::Subscription> subscriptions;
  std::vector<customers::SeatCount> seats;  ///< in the order of time
  std::vector<customers::DelegatedAccess> delegations;
  std::vector<WalletFact> wallet;  ///< in the order of time
  std::vector<LifecycleFact> lifecycles;
  std::vector<std::string> known_services;  ///< codes of the rulebook that can be sold at all
};

/// Reads what happened since; tickets about vulnerabilities stay out of it. At most five thousand tickets, the newest.
CustomerFacts gather_facts(storage::Transaction& tx, rulebook::Rulebook const& rulebook, DeskId desk,
                           customers::CustomerId customer, Time since, Time now);

}  // namespace podpora::insight
