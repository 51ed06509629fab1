#include "features/queue/matching.h"

#include "features/queue/queue_fixture_test.h"
#include "features/queue/snooze.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

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
  EXPECT_EQ(ids("\"printer two\"", 1).value(), std::vector{two.id});
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

TEST_P(MatchingTest, NobodyGetsATicketBackWhoIsNotAtTheDesk) {
  auto const ticket = open("One");
  auto done = change({ticket.id}, {.action = BulkAction::kAssign, .assignee = otto});
  done.at(0).before_id = PersonId{77};
  EXPECT_THAT(undo(BulkAction::kAssign, {before(done.at(0))}, desk), ElementsAre("refusedagent-gone"));
  EXPECT_EQ(now(ticket.id).assignee_id, otto);
}

TEST_P(MatchingTest, TakenBackIsAsIfItHadNeverBeenForWhatNobodyTouched) {
  std::vector<tickets::TicketId> const all{open("One").id, open("Two").id, open("Three").id};
  using What = std::tuple<std::optional<PersonId>, Severity, std::optional<Time>>;
  auto const state = [&](tickets::TicketId id) -> What {
    auto const ticket = now(id);
    auto const sleep = db().read(storage::Scope::of(desk), [&](auto& tx) { return snooze_of(tx, desk, id); });
    return {ticket.assignee_id, ticket.severity,
            sleep && sleep->is_asleep() ? std::optional{sleep->until_at} : std::nullopt};
  };
  auto const any_change = [&] {
    return BulkChange{.action = *rc::gen::element(BulkAction::kAssign, BulkAction::kRelease, BulkAction::kSeverity,
                                                  BulkAction::kSnooze),
                      .assignee = *rc::gen::element(anna, otto),
                      .severity = *rc::gen::element(Severity::kA, Severity::kB, Severity::kC),
                      .until = clock.now() + std::chrono::hours{*rc::gen::inRange(1, 4)}};
  };
  auto const holds = rc::check([&] {
    for (auto const id : all) change({id}, any_change());
    std::vector<What> was;
    for (auto const id : all) was.push_back(state(id));
    auto const action = any_change();
    auto const done = change(all, action);
    // Somebody else changes the first meanwhile, to something that no other change makes of it.
    bool const is_touched = *rc::gen::arbitrary<bool>();
    if (is_touched && action.action == BulkAction::kSnooze) {
      change({all.at(0)}, {.action = BulkAction::kSnooze, .until = clock.now() + std::chrono::hours{9}});
    } else if (is_touched) {
      auto const other = now(all.at(0)).severity == Severity::kA ? Severity::kB : Severity::kA;
      change({all.at(0)}, {.action = BulkAction::kSeverity, .severity = other});
    }
    auto const meanwhile = state(all.at(0));
    std::vector<UndoItem> items;
    for (auto const& item : done)
      if (item.effect == BulkEffect::kChanges) items.push_back(before(item));
    undo(action.action, items, desk);
    RC_ASSERT(state(all.at(0)) == (is_touched ? meanwhile : was.at(0)));
    RC_ASSERT(state(all.at(1)) == was.at(1));
    RC_ASSERT(state(all.at(2)) == was.at(2));
  });
  EXPECT_TRUE(holds);
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
