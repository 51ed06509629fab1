#include "features/tickets/draft.h"

#include "testing/database.h"

#include <gtest/gtest.h>

namespace podpora::tickets {
namespace {

class DraftTest : public testing::StoreTest {
 protected:
  Actor person(std::int64_t id, DeskId of = DeskId{7}) {
    return Actor{.desk = of, .person = PersonId{id}, .kind = Actor::Kind::kAgent, .name = "Anna"};
  }
  std::string body(Actor const& actor, DraftKind kind) {
    return db().read(storage::Scope::of(actor.desk), [&](auto& tx) {
      for (auto const& draft : drafts_of(tx, actor, ticket)) {
        if (draft.kind == kind) return draft.body;
      }
      return std::string{"none"};
    });
  }
  Result<Draft> keep(Actor const& actor, DraftKind kind, std::string body) {
    return db().write(storage::Scope::of(actor.desk), [&](auto& tx) {
      return keep_draft(tx, actor, ticket, {kind, body, clock.now()});
    });
  }

  Hooks hooks;
  TicketId ticket = db().write(storage::Scope::of(DeskId{7}), [&](auto& tx) {
    return open_ticket(tx, {{clock, ids, *random}, hooks}, system_actor(DeskId{7}),
                       {.subject = "Mail", .first = {.body = "x"}})
        .id;
  });
};
PODPORA_BOTH_DATABASES(DraftTest);

TEST_P(DraftTest, TheLastTextOfEachKindIsKept) {
  keep(person(1), DraftKind::kReply, "Dobrý").value();
  keep(person(1), DraftKind::kReply, "Dobrý den").value();
  keep(person(1), DraftKind::kNote, "Zeptat se Otty").value();
  EXPECT_EQ(body(person(1), DraftKind::kReply), "Dobrý den");
  EXPECT_EQ(body(person(1), DraftKind::kNote), "Zeptat se Otty");
}

TEST_P(DraftTest, NobodyElseHasIt) {
  keep(person(1), DraftKind::kReply, "Mine").value();
  EXPECT_EQ(body(person(2), DraftKind::kReply), "none");
  EXPECT_EQ(body(person(1, other_desk), DraftKind::kReply), "none");
  EXPECT_EQ(keep(person(1, other_desk), DraftKind::kReply, "Theirs").error().kind, ErrorCode::kNotFound);
}

TEST_P(DraftTest, AnEmptyTextIsNoDraft) {
  keep(person(1), DraftKind::kReply, "x").value();
  keep(person(1), DraftKind::kReply, " \n").value();
  EXPECT_EQ(body(person(1), DraftKind::kReply), "none");
  keep(person(1), DraftKind::kNote, "x").value();
  db().write(storage::Scope::of(DeskId{7}), [&](auto& tx) {
    drop_draft(tx, person(1), ticket, DraftKind::kNote);
    return true;
  });
  EXPECT_EQ(body(person(1), DraftKind::kNote), "none");
}

}  // namespace
}  // namespace podpora::tickets
