#pragma once

#include "features/tickets/ticket.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

namespace podpora::insight {

struct SignalTag {
  static constexpr std::string_view prefix = "sig";
};
using SignalId = Id<SignalTag>;

/// Something learnt about a customer, with the ticket that showed it.
struct Signal {
  SignalId id;
  customers::CustomerId customer_id;
  std::optional<tickets::TicketId> ticket_id;
  std::string service;  ///< the service it speaks for; may be empty
  std::string text;
  std::string noted_by;
  Time noted_at;
};
BOOST_DESCRIBE_STRUCT(Signal, (), (id, customer_id, ticket_id, service, text, noted_by, noted_at))

/// How often a cause ended a customer's tickets.
struct CauseCount {
  std::string cause;
  std::int64_t count{0};
};
BOOST_DESCRIBE_STRUCT(CauseCount, (), (cause, count))

/// Notes what an agent saw in a ticket. kNotFound for an unknown ticket, kConflict `ticket-without-customer`, kInvalid
/// for an empty text. Records `signal.noted`.
Result<Signal> note_signal(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                           tickets::TicketId ticket, std::string const& service, std::string const& text);

/// Newest first.
std::vector<Signal> signals_of(storage::Transaction& tx, DeskId desk, customers::CustomerId customer);

/// Causes of resolved tickets, most frequent first.
std::vector<CauseCount> causes_of(storage::Transaction& tx, DeskId desk, customers::CustomerId customer);

}  // namespace podpora::insight
