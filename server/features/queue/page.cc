#include "features/queue/page.h"

#include "features/clocks/due.h"

#include <algorithm>

namespace podpora::queue {

namespace {

void put_first(TicketPage& page, std::vector<TicketRow> const& rows) {
  for (auto const& row : rows) {
    std::erase_if(page.rows, [&](auto const& other) { return other.id == row.id; });
    page.rows.insert(page.rows.begin(), row);
  }
}

/// By the last touched row, or by where the last row stood in the due order: what moved since is no matter.
Result<void> read_cursor(storage::Transaction& tx, DeskId desk, std::string const& text, Filter& filter) {
  auto const mark = text.find('~');
  auto const id = parse_id<tickets::TicketTag>(text.substr(0, mark));
  if (!id || (mark != std::string::npos) != filter.is_by_due()) return invalid("query/cursor", "cursor");
  filter.behind_id = *id;
  if (filter.is_by_due()) {
    auto const due = parse_rfc3339(text.substr(mark + 1));
    if (!due && mark + 1 != text.size()) return invalid("query/cursor", "cursor");
    filter.behind = due ? *due : clocks::kNever;
    return {};
  }
  auto const last = tickets::find_ticket(tx, desk, *id);
  if (!last) return invalid("query/cursor", "cursor");
  filter.behind = last->updated_at;
  return {};
}

TicketPage look(storage::Transaction& tx, DeskId desk, Filter const& filter) {
  auto found = list_tickets(tx, desk, filter);
  TicketPage page{.rows = std::move(found.rows), .next = std::nullopt};
  if (!found.next) return page;
  page.next = to_text(*found.next);
  if (!filter.is_by_due()) return page;
  auto const due = page.rows.back().due_at;
  *page.next += "~" + (due ? to_rfc3339(*due) : "");
  return page;
}

}  // namespace

Result<TicketPage> page_of(storage::Transaction& tx, DeskId desk, Filter filter,
                           std::optional<std::string> const& cursor) {
  if (cursor) TRY(read_cursor(tx, desk, *cursor, filter));
  auto const number = filter.lone_number;
  auto page = number && !filter.has_words() ? TicketPage{} : look(tx, desk, filter);
  if (cursor || !number) return page;
  auto numbered = filter;
  numbered.words = {};
  numbered.number = number;
  put_first(page, list_tickets(tx, desk, numbered).rows);
  return page;
}

}  // namespace podpora::queue
