#pragma once

#include "features/tickets/ticket.h"

#include <boost/describe/class.hpp>

namespace podpora::queue {

/// A ticket as it stands in a list.
struct TicketRow {
  tickets::TicketId id;
  std::int64_t number{0};
  std::string subject;
  tickets::State state{tickets::State::kOpen};
  Kind kind{Kind::kTechnical};
  Severity severity{Severity::kC};
  std::string service;
  std::optional<customers::CustomerId> customer_id;
  std::optional<std::string> customer_name;
  std::optional<PersonId> assignee_id;
  std::optional<std::string> assignee_name;
  Time opened_at;
  Time updated_at;
  std::optional<Time> first_response_due;           ///< while the clock runs
  std::optional<std::string> first_response_state;  ///< the clock's state; empty without a promise
  std::int64_t service_requests_open{0};
};
BOOST_DESCRIBE_STRUCT(TicketRow, (),
                      (id, number, subject, state, kind, severity, service, customer_id, customer_name, assignee_id,
                       assignee_name, opened_at, updated_at, first_response_due, first_response_state,
                       service_requests_open))

/// For whom the list is. A restricted ticket is in it for those who may see it, as `tickets::may_see` says.
struct Viewer {
  std::optional<PersonId> person;
  bool sees_restricted{false};
};

/// What of the queue is wanted. Empty members do not filter.
struct Filter {
  std::string state;  ///< a state, `open` for all that are not resolved or closed, or empty
  std::optional<PersonId> assignee;
  bool unassigned{false};
  std::optional<customers::CustomerId> customer;
  std::string text;            ///< part of the subject, or a number
  std::optional<Time> before;  ///< with `before_id`: behind that row
  tickets::TicketId before_id;
  int limit{50};
  Viewer viewer;
};

/// Last touched first. One statement, however many rows.
std::vector<TicketRow> list_tickets(storage::Transaction& tx, DeskId desk, Filter const& filter);

}  // namespace podpora::queue
