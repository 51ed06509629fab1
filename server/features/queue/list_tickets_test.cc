#include "features/queue/list_tickets.h"

#include "testing/database.h"

#include <gtest/gtest.h>

namespace podpora::queue {
namespace {

class ListTicketsTest : public testing::StoreTest {
 protected:
  DeskId const desk{7};
  tickets::Hooks hooks;

  tickets::Ticket open(std::string const& subject) {
    clock.advance(std::chrono::seconds{1});
    tickets::Context const context{{clock, ids, *random}, hooks};
    return db().write(storage::Scope::of(desk), [&](auto& tx) {
      return tickets::open_ticket(tx, context, system_actor(desk), {.subject = subject, .first = {.body = "x"}});
    });
  }
  void resolve(tickets::TicketId id) {
    tickets::Context const context{{clock, ids, *random}, hooks};
    db().write(storage::Scope::of(desk), [&](auto& tx) {
      return tickets::set_state(tx, context, system_actor(desk), id, tickets::State::kResolved);
    });
  }
  std::vector<std::string> subjects(Filter const& filter, DeskId of = DeskId{7}) {
    std::vector<std::string> out;
    for (auto const& row : db().read(storage::Scope::of(of), [&](auto& tx) { return list_tickets(tx, of, filter); })) {
      out.push_back(row.subject);
    }
    return out;
  }
};
PODPORA_BOTH_DATABASES(ListTicketsTest);

using Subjects = std::vector<std::string>;

TEST_P(ListTicketsTest, FiltersByStateTextAndNumber) {
  open("Mail stopped");
  auto const second = open("100% CPU");
  resolve(second.id);
  open("Invoice wrong");
  EXPECT_EQ(subjects({.state = "open"}), (Subjects{"Invoice wrong", "Mail stopped"}));
  EXPECT_EQ(subjects({.state = "resolved"}), (Subjects{"100% CPU"}));
  EXPECT_EQ(subjects({.text = "%"}), (Subjects{"100% CPU"}));
  EXPECT_EQ(subjects({.text = "MAIL"}), (Subjects{"Mail stopped"}));
  EXPECT_EQ(subjects({.text = "#3"}), (Subjects{"Invoice wrong"}));
  EXPECT_EQ(subjects({.unassigned = true}).size(), 3U);
  EXPECT_EQ(subjects({.assignee = PersonId{5}}), Subjects{});
}

TEST_P(ListTicketsTest, PagesWithoutGapOrRepeat) {
  for (auto const* subject : {"1", "2", "3", "4", "5"}) open(subject);
  Filter filter{.limit = 2};
  Subjects seen;
  while (true) {
    auto const rows = db().read(storage::Scope::of(desk), [&](auto& tx) { return list_tickets(tx, desk, filter); });
    if (rows.empty()) break;
    for (auto const& row : rows) seen.push_back(row.subject);
    filter.before = rows.back().updated_at;
    filter.before_id = rows.back().id;
  }
  EXPECT_EQ(seen, (Subjects{"5", "4", "3", "2", "1"}));
}

TEST_P(ListTicketsTest, ShowsNothingOfAnotherDesk) {
  open("Ours");
  EXPECT_EQ(subjects({}, DeskId{8}), Subjects{});
}

}  // namespace
}  // namespace podpora::queue
