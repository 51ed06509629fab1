#include "features/queue/list_tickets.h"

#include "features/clocks/due_store.h"
#include "testing/database.h"
#include "testing/query_plan.h"

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
    filter.behind = rows.back().updated_at;
    filter.behind_id = rows.back().id;
  }
  EXPECT_EQ(seen, (Subjects{"5", "4", "3", "2", "1"}));
}

TEST_P(ListTicketsTest, DueFirstAndWhatIsNotDueLast) {
  auto const calm = open("Calm");
  auto const late = open("Late");
  auto const soon = open("Soon");
  resolve(open("Done").id);
  db().write(storage::Scope::of(desk), [&](auto& tx) {
    using clocks::ClockKind;
    clocks::write_due(tx, desk, calm.id, std::nullopt);
    clocks::write_due(tx, desk, soon.id, clocks::Due{clock.now() + std::chrono::hours{1}, ClockKind::kFirstResponse});
    clocks::write_due(tx, desk, late.id, clocks::Due{clock.now() - std::chrono::hours{1}, ClockKind::kResolution});
  });
  EXPECT_EQ(subjects({.order = Order::kDue}), (Subjects{"Late", "Soon", "Calm"}));
  EXPECT_EQ(subjects({.order = Order::kDue, .behind = clock.now() - std::chrono::hours{1}, .behind_id = late.id}),
            (Subjects{"Soon", "Calm"}));
  EXPECT_EQ(subjects({.order = Order::kDue, .behind = clocks::kNever, .behind_id = calm.id}), Subjects{});
  auto const rows =
      db().read(storage::Scope::of(desk), [&](auto& tx) { return list_tickets(tx, desk, {.order = Order::kDue}); });
  EXPECT_EQ(rows.front().due_kind, "resolution");
  EXPECT_FALSE(rows.back().due_at);
  EXPECT_FALSE(rows.back().due_kind);
}

TEST_P(ListTicketsTest, TheDueOrderIsThatOfOneIndex) {
  auto const plan = db().write(storage::Scope::of(desk), [&](auto& tx) {
    return testing::query_plan(tx, kByDue,
                               {{"desk", desk},
                                {"state", "open"},
                                {"assignee", 0},
                                {"unassigned", 0},
                                {"customer", 0},
                                {"text", ""},
                                {"number", 0},
                                {"pattern", "%"},
                                {"sees_restricted", 1},
                                {"sees_all", 1},
                                {"company", ""},
                                {"viewer", 0},
                                {"behind", 0},
                                {"behind_id", 0},
                                {"limit", 50}});
  });
  EXPECT_NE(plan.find("ticket_due_order"), plan.npos) << plan;
  EXPECT_EQ(plan.find("TEMP B-TREE"), plan.npos) << plan;
  EXPECT_EQ(plan.find("Sort"), plan.npos) << plan;
}

TEST_P(ListTicketsTest, ShowsNothingOfAnotherDesk) {
  open("Ours");
  EXPECT_EQ(subjects({}, DeskId{8}), Subjects{});
}

}  // namespace
}  // namespace podpora::queue
