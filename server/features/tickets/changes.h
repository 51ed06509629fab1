#pragma once

#include "features/tickets/ticket.h"

namespace podpora::tickets {

/// One field before and after, as on the wire; empty where there was or is nothing. A subject's words are not told:
/// what is recorded is never taken back, and they are the customer's.
struct FieldChange {
  std::string field;
  std::string from;
  std::string to;

  bool operator==(FieldChange const&) const = default;
};
BOOST_DESCRIBE_STRUCT(FieldChange, (), (field, from, to))

/// The payload of `ticket.changed`.
struct Changes {
  std::vector<FieldChange> fields;
};
BOOST_DESCRIBE_STRUCT(Changes, (), (fields))

/// What agents change by hand, compared. The state has an event of its own.
Changes changes_between(Ticket const& before, Ticket const& after);

}  // namespace podpora::tickets
