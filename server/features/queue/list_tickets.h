#pragma once

#include "features/queue/filter.h"

#include <boost/describe/class.hpp>

#include <functional>

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
  bool has_draft{false};  ///< the viewer has begun to write something
  std::optional<Time> snoozed_until;
  bool is_back{false};  ///< it was put aside and came back, and no agent has gone on with it since
};
BOOST_DESCRIBE_STRUCT(TicketRow, (),
                      (id, number, subject, state, kind, severity, service, customer_id, customer_name, assignee_id,
                       assignee_name, opened_at, updated_at, due_at, due_kind, service_requests_open, has_draft,
                       snoozed_until, is_back))

/// Tickets that are looked at for a phrase; behind so many a page ends, and the next one goes on.
constexpr std::size_t kPhraseLooks = 1000;

/// A page of what the filter lets through. `next` is the last ticket that was looked at, when there may be more.
struct Found {
  std::vector<TicketRow> rows;
  std::optional<tickets::TicketId> next;
};

/// In the filter's order, with words the newest first. One statement, however many rows; with phrases one for each
/// hundred that have their words.
Found list_tickets(storage::Transaction& tx, DeskId desk, Filter const& filter);

/// How many tickets the filter lets through, at most `most`. Phrases are counted as their words.
std::int64_t count_tickets(storage::Transaction& tx, DeskId desk, Filter const& filter, std::int64_t most);

/// The statements of the due order and of a count, whose plans are tested, and what they are run with.
extern storage::Query const kListDue;
extern storage::Query const kCountUnfinished;
void with_params(storage::Transaction& tx, DeskId desk, Filter const& filter, std::int64_t limit,
                 std::function<void(storage::Params)> const& use);

}  // namespace podpora::queue
