#pragma once

#include "features/insight/signal_rules.h"
#include "features/tickets/ticket.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace podpora::insight {

struct SignalTag {
  static constexpr std::string_view prefix = "sig";
};
using SignalId = Id<SignalTag>;

/// Open until somebody dismisses it or makes an opportunity of it. `passed`: the rule finds it no more.
enum class SignalState : std::uint8_t { kOpen, kDismissed, kTaken, kPassed };
BOOST_DESCRIBE_ENUM(SignalState, kOpen, kDismissed, kTaken, kPassed)

/// Something learnt about a customer: noted by an agent with the ticket that showed it, or found by a rule with its
/// evidence.
struct Signal {
  SignalId id;
  customers::CustomerId customer_id;
  std::optional<tickets::TicketId> ticket_id;
  std::string service;  ///< the service it speaks for; may be empty
  std::string text;     ///< an agent's words; empty for a rule's
  std::string noted_by;
  Time noted_at;
  std::string rule;  ///< code of the rule; empty for an agent's
  std::string subject;
  std::int64_t strength{0};
  std::string evidence{R"({"tickets":[],"numbers":{},"words":{}})"};  ///< JSON of Evidence
  SignalState state{SignalState::kOpen};
  Time changed_at;
  std::string closed_by;  ///< who dismissed or took it
  std::string reason;     ///< why it was dismissed
  std::int64_t dismissed_strength{0};
};
BOOST_DESCRIBE_STRUCT(Signal, (),
                      (id, customer_id, ticket_id, service, text, noted_by, noted_at, rule, subject, strength, evidence,
                       state, changed_at, closed_by, reason, dismissed_strength))

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

/// Dismisses an open signal. It comes back only when its rule finds twice the evidence. kNotFound; kConflict
/// `signal-not-open`. Records `signal.dismissed`.
Result<Signal> dismiss_signal(storage::Transaction& tx, audit::Context const& context, Actor const& actor, SignalId id,
                              std::string const& reason);

/// Makes the customer's signals what the rules find now: new ones are opened (`signal.found`), stronger evidence is
/// kept, what is found no more has passed, what was dismissed comes back with twice the evidence (`signal.returned`).
void apply_findings(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                    customers::CustomerId customer, std::vector<Finding> const& findings);

std::optional<Signal> find_signal(storage::Transaction& tx, DeskId desk, SignalId id);

/// Those that are open or taken, newest first.
std::vector<Signal> signals_of(storage::Transaction& tx, DeskId desk, customers::CustomerId customer);

/// A page of all customers' signals in that state, newest first; `before` is the last of the page before.
struct SignalPage {
  SignalState state{SignalState::kOpen};
  std::string rule;  ///< empty: any
  SignalId before{INT64_MAX};
  int limit{50};
};
std::vector<Signal> list_signals(storage::Transaction& tx, DeskId desk, SignalPage const& page);

/// Causes of resolved tickets, most frequent first.
std::vector<CauseCount> causes_of(storage::Transaction& tx, DeskId desk, customers::CustomerId customer);

}  // namespace podpora::insight
