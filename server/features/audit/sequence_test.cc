#include "features/audit/sequence.h"

#include "testing/database.h"

#include <gtest/gtest.h>

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
