#include "features/audit/sequence.h"

#include "testing/database.h"

#include <gtest/gtest.h>

#include <tuple>

namespace podpora::audit {
namespace {

class SequenceTest : public testing::StoreTest {
 protected:
  void record_events(DeskId desk, int count) {
    Context const context{clock, ids, *random};
    db().write(storage::Scope::of(desk), [&](auto& tx) {
      for (int i = 0; i < count; ++i) {
        record(tx, context, system_actor(desk), {.kind = "ticket.opened", .subject = "tkt_" + std::to_string(i)});
      }
    });
  }
};
PODPORA_BOTH_DATABASES(SequenceTest);

TEST_P(SequenceTest, NumbersEachDeskFromOneWithoutGaps) {
  record_events(DeskId{1}, 3);
  record_events(DeskId{2}, 2);
  EXPECT_EQ(sequence(db()), 5U);
  record_events(DeskId{1}, 1);
  EXPECT_EQ(sequence(db()), 1U);
  auto const events =
      db().read(storage::Scope::of(DeskId{1}), [](auto& tx) { return events_after(tx, DeskId{1}, 0, 10); });
  ASSERT_EQ(events.size(), 4U);
  EXPECT_EQ(*events.back().number, 4);
  EXPECT_TRUE(verify_chain(db(), DeskId{1}));
  EXPECT_TRUE(verify_chain(db(), DeskId{2}));
}

TEST_P(SequenceTest, ManyEventsAtOnceAreAsRecordedOneByOne) {
  Context const context{clock, ids, *random};
  db().write(storage::Scope::of(DeskId{1}), [&](auto& tx) {
    auto const actor = system_actor(DeskId{1});
    NewEvent const first{.kind = "clock.breached", .subject = "tkt_1", .payload = R"({"said":"\"Žluť\""})"};
    record(tx, context, actor, first);
    record_all(tx, context, actor, {first, {.kind = "clock.warned", .subject = "tkt_2"}});
    record_all(tx, context, actor, {});
  });
  EXPECT_EQ(sequence(db()), 3U);
  auto const events =
      db().read(storage::Scope::of(DeskId{1}), [](auto& tx) { return events_after(tx, DeskId{1}, 0, 10); });
  ASSERT_EQ(events.size(), 3U);
  auto const members = [](Event const& e) {
    return std::tuple{e.kind, e.subject, e.actor_kind, e.actor_id, e.actor_name, e.payload, e.at};
  };
  EXPECT_EQ(members(events[1]), members(events[0]));
  EXPECT_LT(events[1].id, events[2].id);
  EXPECT_EQ(events[2].subject, "tkt_2");
  EXPECT_EQ(events[2].payload, "{}");
  EXPECT_TRUE(verify_chain(db(), DeskId{1}));
}

TEST_P(SequenceTest, AnAlteredEventBreaksTheChain) {
  constexpr storage::Query kTamper{"test.tamper",
                                   "update event set payload = '{\"x\":1}' where desk_id = :desk and number = 2"};
  record_events(DeskId{1}, 3);
  sequence(db());
  db().write(storage::Scope::of(DeskId{1}), [&](auto& tx) { tx.execute(kTamper, {{"desk", DeskId{1}}}); });
  EXPECT_FALSE(verify_chain(db(), DeskId{1}));
}

TEST_P(SequenceTest, EventsOfOneDeskAreNotSeenFromAnother) {
  record_events(DeskId{1}, 1);
  auto const seen =
      db().read(storage::Scope::of(DeskId{2}), [](auto& tx) { return events_of(tx, DeskId{2}, "tkt_0"); });
  EXPECT_TRUE(seen.empty());
}

}  // namespace
}  // namespace podpora::audit
