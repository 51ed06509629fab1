#include "features/queue/live.h"

#include "features/audit/sequence.h"
#include "features/queue/presence.h"
#include "features/queue/queue_fixture_test.h"

#include <gmock/gmock.h>

namespace podpora::queue {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class LiveTest : public QueueTest {
 protected:
  Actor agent(PersonId person) {
    auto one = actor();
    one.person = person;
    return one;
  }
  /// What the agent hears from the place on; the place moves behind it.
  std::string hears(Actor const& who, std::optional<LivePlace>& place) {
    audit::sequence(db());
    auto const text =
        db().read(storage::Scope::of(who.desk), [&](auto& tx) { return live_since(tx, who, place, clock.now()); });
    auto const at = text.rfind("id: ");
    if (at != std::string::npos) place = parse_live_place(text.substr(at + 4, text.find('\n', at) - at - 4));
    return text;
  }
  Result<void> tell(Actor const& who, tickets::TicketId ticket, PresenceState state) {
    clock.advance(std::chrono::seconds{1});
    return db().write(storage::Scope::of(who.desk),
                      [&](auto& tx) { return tell_presence(tx, who, ticket, state, clock.now()); });
  }
};
PODPORA_BOTH_DATABASES(LiveTest);

TEST(LivePlaceRules, ComesBackAsItWasWritten) {
  LivePlace const place{17, Time{Duration{1'763'884'800'000'000}}};
  EXPECT_EQ(parse_live_place(write_place(place)), place);
  for (auto const* text : {"", "17", "-1-5", "x-1", "1-", "1-2-3", "99999999999999999999-1"}) {
    EXPECT_FALSE(parse_live_place(text)) << text;
  }
}

TEST_P(LiveTest, AReaderHearsEveryChangeOnceAndGoesOnWhereItStopped) {
  open("Before");
  std::optional<LivePlace> place;
  EXPECT_THAT(hears(agent(anna), place), HasSubstr("event: reset"));
  EXPECT_THAT(hears(agent(anna), place), IsEmpty());
  auto const ticket = open("After");
  auto const heard = hears(agent(anna), place);
  EXPECT_THAT(heard, HasSubstr(R"("kind":"ticket.opened","ticket":")" + to_text(ticket.id)));
  EXPECT_THAT(heard, Not(HasSubstr("reset")));
  EXPECT_THAT(hears(agent(anna), place), IsEmpty());
}

TEST_P(LiveTest, WhoIsTooFarBehindOrFromElsewhereStartsAnew) {
  open("One");
  std::optional<LivePlace> place = LivePlace{1'000'000, clock.now()};
  EXPECT_THAT(hears(agent(anna), place), HasSubstr("event: reset"));
  EXPECT_LT(place->event, 1000);
}

TEST_P(LiveTest, NobodyHearsOfATicketThatTheyMayNotSee) {
  std::optional<LivePlace> place;
  hears(agent(otto), place);
  auto const hole = open({.subject = "Hole", .nature = Nature::kVulnerability, .first = {.body = "x"}});
  tell(system_actor(desk), hole.id, PresenceState::kViewing).value();
  auto const heard = hears(agent(otto), place);
  EXPECT_THAT(heard, Not(HasSubstr(to_text(hole.id))));
  EXPECT_THAT(heard, HasSubstr("event: place")) << "else the same events are looked at for ever";
  EXPECT_EQ(tell(agent(otto), hole.id, PresenceState::kViewing).error().kind, ErrorCode::kNotFound);
}

TEST_P(LiveTest, AnotherDeskHearsNothing) {
  std::optional<LivePlace> place;
  auto mallory = agent(anna);
  mallory.desk = other_desk;
  hears(mallory, place);
  auto const ticket = open("Ours");
  tell(agent(anna), ticket.id, PresenceState::kEditing).value();
  EXPECT_THAT(hears(mallory, place), IsEmpty());
  EXPECT_EQ(tell(mallory, ticket.id, PresenceState::kViewing).error().kind, ErrorCode::kNotFound);
}

TEST_P(LiveTest, OthersAreSeenUntilTheyLeaveOrFallSilent) {
  auto const ticket = open("Mail");
  std::optional<LivePlace> place;
  hears(agent(otto), place);
  auto const others = [&] {
    return db().read(storage::Scope::of(desk),
                     [&](auto& tx) { return others_present(tx, agent(otto), ticket.id, clock.now()); });
  };
  tell(agent(anna), ticket.id, PresenceState::kEditing).value();
  EXPECT_THAT(hears(agent(otto), place), HasSubstr(R"("name":"Anna Nováková","state":"editing")"));
  ASSERT_EQ(others().size(), 1U);
  EXPECT_EQ(others().at(0).state, PresenceState::kEditing);
  clock.advance(kPresenceLasts);
  EXPECT_THAT(others(), IsEmpty());
  tell(agent(anna), ticket.id, PresenceState::kViewing).value();
  tell(agent(anna), ticket.id, PresenceState::kGone).value();
  EXPECT_THAT(others(), IsEmpty());
  EXPECT_THAT(hears(agent(otto), place), HasSubstr(R"("state":"gone")"));
}

}  // namespace
}  // namespace podpora::queue
