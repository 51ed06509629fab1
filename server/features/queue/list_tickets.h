#pragma once

#include "features/tickets/ticket.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

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
  std::optional<Time> due_at;           ///< of what is due next towards the customer; in the past: missed
  std::optional<std::string> due_kind;  ///< what that is: first_response, next_update or resolution
  std::int64_t service_requests_open{0};
};
BOOST_DESCRIBE_STRUCT(TicketRow, (),
                      (id, number, subject, state, kind, severity, service, customer_id, customer_name, assignee_id,
                       assignee_name, opened_at, updated_at, due_at, due_kind, service_requests_open))

/// For whom the list is. A restricted ticket is in it for those who may see it, as `tickets::may_see` says.
struct Viewer {
  std::optional<PersonId> person;
  bool sees_restricted{false};
  bool sees_all{true};  ///< else only what was handed to `company`
  std::string company;
};

/// Last touched first, or by when something is due: overdue ones first, those where nothing is due last. The second is
/// an order of what is not done.
enum class Order : std::uint8_t { kUpdated, kDue };
BOOST_DESCRIBE_ENUM(Order, kUpdated, kDue)

/// What of the queue is wanted. Empty members do not filter.
struct Filter {
  std::string state;  ///< a state, `open` for all that are not resolved or closed, or empty
  std::optional<PersonId> assignee;
  bool unassigned{false};
  std::optional<customers::CustomerId> customer;
  std::string text;  ///< part of the subject, or a number
  Order order{Order::kUpdated};
  std::optional<Time> behind;  ///< with `behind_id`: behind that row, by the time that orders
  tickets::TicketId behind_id;
  int limit{50};
  Viewer viewer;
};

/// The statement of the due order; its plan is tested.
extern storage::Query const kByDue;

/// One statement, however many rows.
std::vector<TicketRow> list_tickets(storage::Transaction& tx, DeskId desk, Filter const& filter);

}  // namespace podpora::queue
