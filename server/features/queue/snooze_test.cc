#include "features/queue/snooze.h"

#include "features/clocks/due_store.h"
#include "features/queue/queue_fixture_test.h"

#include <gmock/gmock.h>

namespace podpora::queue {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class SnoozeTest : public QueueTest {
 protected:
  SnoozeTest() {
    hooks.message_added = [this](auto& tx, auto const& who, auto const& ticket, auto const& message) {
      wake_on_message(tx, audit(), who, ticket, message);
    };
    hooks.changed = [](auto& tx, auto const& who, auto const&, auto const& after) { forget_on_change(tx, who, after); };
  }
  Result<Snooze> snooze(tickets::TicketId id, std::chrono::hours hours, std::optional<Actor> as = std::nullopt) {
    auto const who = as.value_or(actor());
    return db().write(storage::Scope::of(who.desk),
                      [&](auto& tx) { return snooze_ticket(tx, audit(), who, id, clock.now() + hours); });
  }
  /// What the queue shows.
  Subjects queue() {
    return db().read(storage::Scope::of(desk), [&](auto& tx) {
      auto filter = read(tx, "", actor()).value().filter;
      filter.unfinished = true;
      filter.snoozed = Wish::kWithout;
      Subjects out;
      for (auto const& row : list_tickets(tx, desk, filter).rows) out.push_back(row.subject);
      return out;
    });
  }
  std::string why(tickets::TicketId id) {
    return db().read(storage::Scope::of(desk), [&](auto& tx) {
      auto const found = snooze_of(tx, desk, id);
      return found ? found->why : "none";
    });
  }
  void say(tickets::TicketId id, tickets::AuthorKind kind, Actor const& who) {
    write(
        [&](auto& tx) { return tickets::add_message(tx, context(), who, id, {.author_kind = kind, .body = "Hello"}); });
  }
};
PODPORA_BOTH_DATABASES(SnoozeTest);

TEST_P(SnoozeTest, ItLeavesTheQueueAndComesBackByItselfAtItsTime) {
  auto const ticket = open("Later");
  open("Now");
  snooze(ticket.id, std::chrono::hours{4}).value();
  EXPECT_THAT(queue(), ElementsAre("Now"));
  EXPECT_THAT(found("has:snooze"), ElementsAre("Later"));
  EXPECT_THAT(found("-has:snooze"), ElementsAre("Now"));
  EXPECT_THAT(found("later"), ElementsAre("Later")) << "a search finds what sleeps";
  clock.advance(std::chrono::hours{4} - std::chrono::seconds{1});
  wake_due(db(), audit(), desk);
  EXPECT_THAT(queue(), ElementsAre("Now"));
  clock.advance(std::chrono::seconds{1});
  wake_due(db(), audit(), desk);
  wake_due(db(), audit(), desk);
  EXPECT_THAT(queue(), ElementsAre("Now", "Later"));
  EXPECT_EQ(why(ticket.id), "time");
  EXPECT_THAT(found("has:snooze"), IsEmpty());
}

TEST_P(SnoozeTest, AnAnswerBringsItBackAndAnAgentWhoGoesOnHasSeenIt) {
  auto const ticket = open("Asked");
  snooze(ticket.id, std::chrono::hours{4}).value();
  say(ticket.id, tickets::AuthorKind::kAgent, actor());
  EXPECT_THAT(queue(), IsEmpty()) << "an agent's note leaves it asleep";
  say(ticket.id, tickets::AuthorKind::kContact, system_actor(desk));
  EXPECT_THAT(queue(), ElementsAre("Asked"));
  EXPECT_EQ(why(ticket.id), "answer");
  say(ticket.id, tickets::AuthorKind::kAgent, actor());
  EXPECT_EQ(why(ticket.id), "none");
}

TEST_P(SnoozeTest, APromiseThatFallsDueIsNotSleptThrough) {
  auto const ticket = open("Promised");
  write([&](auto& tx) {
    clocks::write_due(tx, desk, ticket.id,
                      clocks::Due{clock.now() + std::chrono::hours{3}, clocks::ClockKind::kFirstResponse});
    return true;
  });
  snooze(ticket.id, std::chrono::hours{24}).value();
  EXPECT_THAT(queue(), IsEmpty());
  clock.advance(std::chrono::hours{2});
  EXPECT_THAT(queue(), ElementsAre("Promised"));
}

TEST_P(SnoozeTest, SomebodyBringsItBackAndWhatIsFinishedDoesNotSleep) {
  auto const ticket = open("Woken");
  auto const wake = [&] { return write([&](auto& tx) { return wake_ticket(tx, audit(), actor(), ticket.id); }); };
  EXPECT_EQ(wake().error().kind, ErrorCode::kNotFound);
  snooze(ticket.id, std::chrono::hours{4}).value();
  EXPECT_FALSE(wake().value().is_asleep());
  EXPECT_EQ(why(ticket.id), "person");
  snooze(ticket.id, std::chrono::hours{4}).value();
  resolve(ticket.id);
  EXPECT_EQ(why(ticket.id), "none");
  EXPECT_EQ(snooze(ticket.id, std::chrono::hours{4}).error().code, "ticket-finished");
}

TEST_P(SnoozeTest, TimesThatAreNotAheadAndOthersTicketsAreRefused) {
  auto const ticket = open("Ours");
  EXPECT_EQ(snooze(ticket.id, std::chrono::hours{0}).error().fields.at(0).code, "not-ahead");
  EXPECT_EQ(snooze(ticket.id, std::chrono::hours{24 * 367}).error().fields.at(0).code, "too-far");
  auto mallory = actor();
  mallory.desk = other_desk;
  EXPECT_EQ(snooze(ticket.id, std::chrono::hours{1}, mallory).error().kind, ErrorCode::kNotFound);
  auto const hole = open({.subject = "Hole", .nature = Nature::kVulnerability, .first = {.body = "x"}});
  EXPECT_EQ(snooze(hole.id, std::chrono::hours{1}).error().kind, ErrorCode::kNotFound);
  snooze(ticket.id, std::chrono::hours{1}).value();
  clock.advance(std::chrono::hours{2});
  wake_due(db(), audit(), other_desk);
  EXPECT_EQ(why(ticket.id), "") << "another desk's job leaves it asleep";
}

}  // namespace
}  // namespace podpora::queue
