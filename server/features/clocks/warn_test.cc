#include "features/clocks/ladder_store.h"
#include "features/clocks/notice.h"
#include "features/clocks/write_ladder.h"
#include "features/identity/person.h"
#include "features/offers/accept_offer.h"
#include "features/offers/publish_offer.h"
#include "features/offers/sample_offer_test.h"
#include "features/tickets/change.h"
#include "testing/database.h"

namespace podpora::clocks {
namespace {

using std::chrono::minutes;
using storage::Scope;
using storage::Transaction;

/// A desk with the sample offer, agents petr and eva, and the team "Night" with eva in it; Monday 09:00 in Prague.
class WarnTest : public testing::StoreTest {
 protected:
  template <class F>
  auto write(F f) {
    return db().write(Scope::of(desk), [&](Transaction& tx) { return f(tx); });
  }

  void SetUp() override {
    hooks.opened = [this](auto& tx, auto& actor, auto& t, auto& m) { keeper.on_opened(tx, actor, t, m); };
    hooks.message_added = [this](auto& tx, auto& actor, auto& t, auto& m) { keeper.on_message(tx, actor, t, m); };
    hooks.changed = [this](auto& tx, auto& actor, auto& a, auto& b) { keeper.on_changed(tx, actor, a, b); };
    petr = agent("petr@desk.example");
    eva = agent("eva@desk.example");
    write([&](Transaction& tx) {
      office = calendars::add_calendar(tx, audit, anna, offers::sample_calendar()).value().id;
      auto const draft = offers::draft_offer(tx, audit, anna, offers::sample_content(office)).value();
      offers::publish_offer(tx, audit, anna, draft.id).value();
      offers::accept_offer(tx, audit, anna, {.offer_id = draft.id}).value();
      night = identity::write_team(tx, audit, anna, {.id = {}, .name = "Night", .members = {eva}}).value().id;
    });
  }

  PersonId agent(std::string const& email) {
    return write([&](Transaction& tx) {
      return identity::add_person(tx, audit, anna, {.name = email, .email = email, .language = "en"},
                                  {identity::Role::kHelpdeskAgent})
          .value()
          .id;
    });
  }
  Result<Ladder> put(Ladder const& ladder) {
    return write([&](Transaction& tx) { return write_ladder(tx, audit, anna, ladder); });
  }
  /// Half of the time: the assignee. All of it: the team, by mail too. About the first response only.
  Ladder standard() {
    return {.id = {},
            .name = "Standard",
            .kinds = {ClockKind::kFirstResponse},
            .rungs = {{.percent = 50}, {.percent = 100, .assignee = false, .teams = {night}, .mail = true}}};
  }
  tickets::Ticket open(Severity severity, Nature nature = Nature::kBreakFix) {
    return write([&](Transaction& tx) {
      auto ticket = tickets::open_ticket(tx, context, anna,
                                         {.subject = "Down",
                                          .nature = nature,
                                          .severity = severity,
                                          .first = {.author_kind = tickets::AuthorKind::kContact, .body = "Help"}});
      ticket.assignee_id = petr;
      return tickets::change_ticket(tx, context, anna, ticket).value();
    });
  }
  std::vector<std::int64_t> told(PersonId person, DeskId of) {
    std::vector<std::int64_t> percents;
    for (auto const& notice : db().read(Scope::of(of), [&](auto& tx) { return notices_of(tx, of, person, 10); })) {
      percents.push_back(notice.percent);
    }
    return percents;
  }
  std::vector<std::int64_t> told(PersonId person) { return told(person, desk); }
  void sweep_after(minutes time) {
    clock.advance(time);
    keeper.sweep(db(), desk);
  }

  audit::Context audit{clock, ids, *random};
  Actor anna = system_actor(desk);
  std::vector<std::string> mailed;
  ClockKeeper keeper{audit, PauseRules{}, [this](auto&, auto const&, auto const&, auto const&, Actor const& reader) {
                       mailed.push_back(reader.name);
                     }};
  tickets::Hooks hooks;
  tickets::Context context{audit, hooks};
  PersonId petr;
  PersonId eva;
  identity::TeamId night;
  calendars::CalendarId office;
};
PODPORA_BOTH_DATABASES(WarnTest);

using Percents = std::vector<std::int64_t>;

TEST_P(WarnTest, TheLadderIsClimbedOnce) {
  put(standard()).value();
  open(Severity::kA);
  sweep_after(minutes{29});
  EXPECT_EQ(told(petr), Percents{});
  sweep_after(minutes{1});
  EXPECT_EQ(told(petr), Percents{50});
  EXPECT_TRUE(mailed.empty());
  sweep_after(minutes{1});
  EXPECT_EQ(told(petr), Percents{50});
  sweep_after(minutes{29});
  EXPECT_EQ(told(petr), Percents{50});
  EXPECT_EQ(told(eva), Percents{100});
  EXPECT_EQ(mailed, std::vector<std::string>{"eva@desk.example"});
  sweep_after(minutes{60});
  EXPECT_EQ(told(eva), Percents{100});
  EXPECT_TRUE(told(eva, other_desk).empty());
}

TEST_P(WarnTest, AnAnswerInTimeWarnsNobody) {
  put(standard()).value();
  auto const ticket = open(Severity::kA);
  write([&](Transaction& tx) {
    tickets::add_message(tx, context, anna, ticket.id, {.author_kind = tickets::AuthorKind::kAgent, .body = "…"})
        .value();
  });
  sweep_after(minutes{120});
  EXPECT_TRUE(told(petr).empty());
  EXPECT_TRUE(told(eva).empty());
}

TEST_P(WarnTest, ALadderReachesOpenClocksAndOneThatIsGoneDoesNot) {
  open(Severity::kA);
  auto const ladder = put(standard()).value();
  keeper.look_again(db(), desk);
  sweep_after(minutes{30});
  EXPECT_EQ(told(petr), Percents{50});
  write([&](Transaction& tx) { remove_ladder(tx, audit, anna, ladder.id).value(); });
  sweep_after(minutes{60});
  EXPECT_TRUE(told(eva).empty());
  EXPECT_TRUE(mailed.empty());
}

TEST_P(WarnTest, AStepThatNobodyCanSeeTheTicketOfTellsNobody) {
  put(standard()).value();
  open(Severity::kA, Nature::kVulnerability);
  sweep_after(minutes{60});
  EXPECT_TRUE(told(eva).empty());
}

TEST_P(WarnTest, AMoreUrgentSeverityTellsTheHighestStepAtOnce) {
  auto ladder = standard();
  ladder.rungs.insert(ladder.rungs.begin(), Rung{.percent = 10});
  put(ladder).value();
  auto ticket = open(Severity::kC);
  clock.advance(minutes{40});
  ticket.severity = Severity::kA;
  write([&](Transaction& tx) { tickets::change_ticket(tx, context, anna, ticket).value(); });
  sweep_after(minutes{0});
  EXPECT_EQ(told(petr), Percents{50});
}

TEST_P(WarnTest, OnlyInTheLaddersHours) {
  auto ladder = standard();
  ladder.calendar_id = office;
  ladder.kinds = {ClockKind::kUpstreamResponse};
  put(ladder).value();
  auto const ticket = open(Severity::kA);
  write([&](Transaction& tx) {
    keeper.on_service_request_sent(tx, anna, {.ticket_id = ticket.id, .service_request_id = 9, .target_minutes = 1200});
  });
  sweep_after(minutes{600});  // 19:00 in Prague
  EXPECT_TRUE(told(petr).empty());
  sweep_after(minutes{14 * 60});  // 09:00 on Tuesday; the answer was due at 05:00
  EXPECT_EQ(told(eva), Percents{100});
}

TEST_P(WarnTest, NoticesAreReadByTheirReader) {
  put(standard()).value();
  open(Severity::kA);
  sweep_after(minutes{30});
  auto const unread = [&](PersonId person) {
    return db().read(Scope::of(desk), [&](auto& tx) { return unread_notices(tx, desk, person); });
  };
  EXPECT_EQ(unread(petr), 1);
  auto const last = db().read(Scope::of(desk), [&](auto& tx) { return notices_of(tx, desk, petr, 1).front().id; });
  write([&](Transaction& tx) { read_notices(tx, desk, eva, last, clock.now()); });
  EXPECT_EQ(unread(petr), 1);
  write([&](Transaction& tx) { read_notices(tx, desk, petr, last, clock.now()); });
  EXPECT_EQ(unread(petr), 0);
}

TEST_P(WarnTest, WritingALadderNamesEveryFault) {
  auto wrong = standard();
  wrong.calendar_id = calendars::CalendarId{5};
  wrong.rungs.front().people = {PersonId{77}};
  wrong.rungs.back().teams = {identity::TeamId{5}};
  auto const faults = put(wrong).error().fields;
  ASSERT_EQ(faults.size(), 3U);
  EXPECT_EQ(faults[0].pointer, "/calendar_id");
  EXPECT_EQ(faults[1].pointer, "/rungs/0/people/0");
  EXPECT_EQ(faults[2].pointer, "/rungs/1/teams/0");
  auto good = put(standard()).value();
  good.name = "Other";
  EXPECT_EQ(put(good).value().version, 2);
  EXPECT_EQ(put(good).error().kind, ErrorCode::kPreconditionFailed);
  auto const mallory = system_actor(other_desk);
  db().write(Scope::of(other_desk), [&](Transaction& tx) {
    EXPECT_EQ(write_ladder(tx, audit, mallory, good).error().kind, ErrorCode::kNotFound);
    EXPECT_EQ(remove_ladder(tx, audit, mallory, good.id).error().kind, ErrorCode::kNotFound);
    EXPECT_TRUE(list_ladders(tx, other_desk).empty());
  });
}

}  // namespace
}  // namespace podpora::clocks
