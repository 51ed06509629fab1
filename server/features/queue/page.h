#pragma once

#include "features/queue/list_tickets.h"

#include <string>

namespace podpora::queue {

/// A page of tickets, and the cursor of what is behind it.
struct TicketPage {
  std::vector<TicketRow> rows;
  std::optional<std::string> next;
};

/// The page of the tickets behind `cursor`, the first without; kInvalid at `query/cursor` for what is no cursor of the
/// desk and the filter's order. A search for one number alone finds the ticket of that number first.
Result<TicketPage> page_of(storage::Transaction& tx, DeskId desk, Filter filter,
                           std::optional<std::string> const& cursor);

}  // namespace podpora::queue
