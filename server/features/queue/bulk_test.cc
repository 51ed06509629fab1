#include "features/queue/bulk.h"

#include "features/queue/queue_fixture_test.h"
#include "features/queue/snooze.h"

#include <gmock/gmock.h>

namespace podpora::queue {
namespace {

using ::testing::ElementsAre;

class BulkTest : public QueueTest {
 protected:
  using Ids = std::vector<tickets::TicketId>;

  Result<std::vector<BulkItem>> change(Ids const& ids, BulkChange const& wanted, BulkMode mode,
                                       std::optional<Actor> as = std::nullopt) {
    auto const who = as.value_or(actor());
    return db().write(storage::Scope::of(who.desk),
                      [&](auto& tx) { return change_many(tx, context(), who, ids, wanted, mode); });
  }
  static std::vector<std::string> effects(std::vector<BulkItem> const& items) {
    std::vector<std::string> out;
    for (auto const& item : items) out.push_back(to_text(item.effect) + "|" + item.before + "|" + item.after);
    return out;
  }
  tickets::Ticket now(tickets::TicketId id) {
    return db().read(storage::Scope::of(desk), [&](auto& tx) { return tickets::find_ticket(tx, desk, id).value(); });
  }
};
PODPORA_BOTH_DATABASES(BulkTest);

TEST_P(BulkTest, APreviewSaysWhatWouldHappenAndChangesNothing) {
  auto const one = open("One");
  auto const two = open("Two");
  BulkChange const wanted{.action = BulkAction::kAssign, .assignee = otto};
  change({two.id}, wanted, BulkMode::kApply).value();
  auto const seen = change({one.id, two.id}, wanted, BulkMode::kPreview).value();
  EXPECT_THAT(effects(seen), ElementsAre("changes||Otto Černý", "same|Otto Černý|Otto Černý"));
  EXPECT_EQ(seen.at(0).number, one.number);
  EXPECT_FALSE(now(one.id).assignee_id);
  EXPECT_EQ(effects(change({one.id, two.id}, wanted, BulkMode::kApply).value()), effects(seen));
  EXPECT_EQ(now(one.id).assignee_id, otto);
  EXPECT_EQ(now(two.id).version, 2) << "what is the same is not written";
  change({one.id}, {.action = BulkAction::kRelease}, BulkMode::kApply).value();
  EXPECT_FALSE(now(one.id).assignee_id);
}

TEST_P(BulkTest, OneThatIsRefusedHindersNoOther) {
  auto const open_one = open("Open");
  auto const done = open("Done");
  resolve(done.id);
  auto const hole = open({.subject = "Hole", .nature = Nature::kVulnerability, .first = {.body = "x"}});
  BulkChange const wanted{.action = BulkAction::kSnooze, .until = clock.now() + std::chrono::hours{4}};
  auto const items = change({done.id, hole.id, tickets::TicketId{5}, open_one.id}, wanted, BulkMode::kApply).value();
  std::vector<std::string> codes;
  for (auto const& item : items) codes.push_back(item.code);
  EXPECT_THAT(codes, ElementsAre("ticket-finished", "not-found", "not-found", ""));
  EXPECT_EQ(items.at(1).subject, "");
  db().read(storage::Scope::of(desk), [&](auto& tx) {
    EXPECT_TRUE(snooze_of(tx, desk, open_one.id));
    EXPECT_FALSE(snooze_of(tx, desk, hole.id));
  });
}

TEST_P(BulkTest, ValuesThatAreNotThereAreRefusedForAll) {
  auto const ticket = open("One");
  auto const pointer = [&](BulkChange const& wanted) {
    return change({ticket.id}, wanted, BulkMode::kApply).error().fields.at(0).pointer;
  };
  EXPECT_EQ(pointer({.action = BulkAction::kAssign}), "/assignee_id");
  EXPECT_EQ(pointer({.action = BulkAction::kAssign, .assignee = PersonId{12}}), "/assignee_id");
  EXPECT_EQ(pointer({.action = BulkAction::kSeverity}), "/severity");
  EXPECT_EQ(pointer({.action = BulkAction::kSnooze, .until = clock.now()}), "/until");
  change({ticket.id}, {.action = BulkAction::kSeverity, .severity = Severity::kA}, BulkMode::kApply).value();
  EXPECT_EQ(now(ticket.id).severity, Severity::kA);
}

TEST_P(BulkTest, AnotherDesksTicketsAreNotThere) {
  auto const ticket = open("Ours");
  auto mallory = actor();
  mallory.desk = other_desk;
  auto const items =
      change({ticket.id}, {.action = BulkAction::kSeverity, .severity = Severity::kA}, BulkMode::kApply, mallory)
          .value();
  EXPECT_EQ(items.at(0).code, "not-found");
  EXPECT_EQ(now(ticket.id).severity, Severity::kC);
}

}  // namespace
}  // namespace podpora::queue
