#include "features/queue/matching.h"

#include "features/queue/queue_fixture_test.h"
#include "features/queue/snooze.h"

#include <gmock/gmock.h>

namespace podpora::queue {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

class MatchingTest : public QueueTest {
 protected:
  Result<std::vector<tickets::TicketId>> ids(std::string const& q, std::int64_t expected) {
    return write([&](auto& tx) { return matching(tx, {actor(), rulebooks, clock.now(), "/q"}, q, expected); });
  }
  std::vector<BulkItem> change(std::vector<tickets::TicketId> const& all, BulkChange const& wanted) {
    return write([&](auto& tx) { return change_many(tx, context(), actor(), all, wanted, BulkMode::kApply); }).value();
  }
  std::vector<std::string> undo(BulkAction action, std::vector<UndoItem> const& items, DeskId of) {
    auto who = actor();
    who.desk = of;
    auto const done =
        db().write(storage::Scope::of(of), [&](auto& tx) { return undo_many(tx, context(), who, action, items); });
    std::vector<std::string> out;
    for (auto const& item : done) out.push_back(to_text(item.effect) + item.code);
    return out;
  }
  tickets::Ticket now(tickets::TicketId id) {
    return db().read(storage::Scope::of(desk), [&](auto& tx) { return tickets::find_ticket(tx, desk, id).value(); });
  }
  static UndoItem before(BulkItem const& item) {
    return {.ticket = item.ticket,
            .version = item.version,
            .assignee_id = item.before_id,
            .severity = parse_enum<Severity>(item.before),
            .until = parse_rfc3339(item.before),
            .after = parse_rfc3339(item.after)};
  }
};
PODPORA_BOTH_DATABASES(MatchingTest);

TEST_P(MatchingTest, AreTheTicketsOfTheSearchIfTheyAreAsManyAsWasSaid) {
  auto const one = open("Printer one");
  auto const two = open("Printer two");
  auto const done = open("Printer done");
  open("Mail");
  resolve(done.id);
  EXPECT_THAT(ids("printer", 2).value(), UnorderedElementsAre(one.id, two.id)) << "what is finished waits for nobody";
  auto const changed = ids("printer", 3).error();
  EXPECT_EQ(changed.code, "matching-changed");
  EXPECT_EQ(changed.args, (TextArgs{{"expected", std::int64_t{3}}, {"found", std::int64_t{2}}}));
  EXPECT_EQ(ids("printer", kMatchingMax + 1).error().fields.at(0).pointer, "/expected");
  EXPECT_EQ(ids("state:eaten", 1).error().fields.at(0).pointer, "/q");
  auto const count = write([&](auto& tx) {
    return count_matching(tx, {actor(), rulebooks, clock.now(), "query/q"}, "printer");
  });
  EXPECT_EQ(count.value().count, 2);
  EXPECT_FALSE(count.value().is_more);
}

TEST_P(MatchingTest, AChangeIsTakenBackWhereNobodyChangedTheTicketSince) {
  auto const one = open("One");
  auto const two = open("Two");
  change({two.id}, {.action = BulkAction::kAssign, .assignee = anna});
  auto const done = change({one.id, two.id}, {.action = BulkAction::kAssign, .assignee = otto});
  std::vector<UndoItem> const items{before(done.at(0)), before(done.at(1))};
  EXPECT_THAT(undo(BulkAction::kAssign, items, other_desk), ElementsAre("refusednot-found", "refusednot-found"));
  change({one.id}, {.action = BulkAction::kSeverity, .severity = Severity::kA});
  EXPECT_THAT(undo(BulkAction::kAssign, items, desk), ElementsAre("refusedstale", "changes"));
  EXPECT_EQ(now(one.id).assignee_id, otto) << "somebody has seen it like this";
  EXPECT_EQ(now(two.id).assignee_id, anna);
  auto const graver = change({two.id}, {.action = BulkAction::kSeverity, .severity = Severity::kA});
  EXPECT_THAT(undo(BulkAction::kSeverity, {before(graver.at(0))}, desk), ElementsAre("changes"));
  EXPECT_EQ(now(two.id).severity, Severity::kC);
}

TEST_P(MatchingTest, WhatWasPutAsideIsBackAsItWas) {
  auto const ticket = open("One");
  auto const until = [&](int hours) {
    return BulkChange{.action = BulkAction::kSnooze, .until = clock.now() + std::chrono::hours{hours}};
  };
  auto const first = change({ticket.id}, until(4));
  auto const second = change({ticket.id}, until(8));
  EXPECT_THAT(undo(BulkAction::kSnooze, {before(first.at(0))}, desk), ElementsAre("refusedstale"));
  EXPECT_THAT(undo(BulkAction::kSnooze, {before(second.at(0))}, desk), ElementsAre("changes"));
  auto const sleeping = [&] {
    return db().read(storage::Scope::of(desk), [&](auto& tx) { return snooze_of(tx, desk, ticket.id); });
  };
  EXPECT_EQ(to_rfc3339(sleeping()->until_at), first.at(0).after);
  EXPECT_THAT(undo(BulkAction::kSnooze, {before(first.at(0))}, desk), ElementsAre("changes"));
  EXPECT_FALSE(sleeping());
}

}  // namespace
}  // namespace podpora::queue
