#include "features/queue/view.h"

#include "features/identity/permission.h"
#include "features/queue/list_tickets.h"
#include "features/queue/queue_fixture_test.h"
#include "features/queue/view_store.h"
#include "testing/query_plan.h"

#include <gmock/gmock.h>

namespace podpora::queue {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class ViewTest : public QueueTest {
 protected:
  ViewContext views() { return {audit(), rulebooks}; }
  Actor agent(PersonId person) {
    return Actor{.desk = desk, .person = person, .kind = Actor::Kind::kAgent, .name = "Agent"};
  }
  Result<View> add(Actor const& actor, View view) {
    return write([&](auto& tx) { return add_view(tx, views(), actor, std::move(view)); });
  }
  std::vector<std::string> seen_by(PersonId person, DeskId of) {
    std::vector<std::string> names;
    for (auto const& view : db().read(storage::Scope::of(of), [&](auto& tx) { return views_for(tx, of, person); }))
      names.push_back(view.name);
    return names;
  }
};
PODPORA_BOTH_DATABASES(ViewTest);

TEST_P(ViewTest, AnOwnViewIsSeenByNobodyElseASharedOneByAll) {
  add(agent(anna), {.name = " Mine ", .query = "assignee:me"}).value();
  add(agent(anna), {.shared = true, .name = "Bakeries", .query = "pekarna"}).value();
  EXPECT_THAT(seen_by(anna, desk), ElementsAre("Mine", "Bakeries"));
  EXPECT_THAT(seen_by(otto, desk), ElementsAre("Bakeries"));
  EXPECT_THAT(seen_by(anna, other_desk), IsEmpty());
}

TEST_P(ViewTest, ASearchThatCannotBeReadIsRefused) {
  EXPECT_EQ(add(agent(anna), {.name = "x", .query = "state:eaten"}).error().fields.at(0).pointer, "/query");
  EXPECT_EQ(add(agent(anna), {.name = " ", .query = ""}).error().fields.at(0).pointer, "/name");
}

TEST_P(ViewTest, ASharedViewIsChangedByItsOwnerOrWhoeverManagesTheDesk) {
  auto view = add(agent(anna), {.shared = true, .name = "Bakeries", .query = "pekarna"}).value();
  view.name = "Mills";
  auto const change = [&](Actor const& actor) {
    return write([&](auto& tx) { return change_view(tx, views(), actor, view); });
  };
  EXPECT_EQ(change(agent(otto)).error().kind, ErrorCode::kForbidden);
  EXPECT_EQ(change(agent(anna)).value().version, 2);
  EXPECT_EQ(change(agent(anna)).error().kind, ErrorCode::kPreconditionFailed);
  auto owner = agent(otto);
  owner.permissions.set(static_cast<std::size_t>(Permission::kDeskManage));
  view.version = 2;
  EXPECT_EQ(change(owner).value().owner_id, anna);
  EXPECT_FALSE(write([&](auto& tx) { return remove_view(tx, views(), owner, view.id); }).has_error());
  EXPECT_THAT(seen_by(anna, desk), IsEmpty());
}

TEST_P(ViewTest, SomebodyElsesOwnViewAndAnotherDesksAreNotThere) {
  auto const view = add(agent(anna), {.name = "Mine", .query = ""}).value();
  auto const remove = [&](Actor const& actor) {
    return db().write(storage::Scope::of(actor.desk),
                      [&](auto& tx) { return remove_view(tx, views(), actor, view.id); });
  };
  EXPECT_EQ(remove(agent(otto)).error().kind, ErrorCode::kNotFound);
  auto mallory = agent(anna);
  mallory.desk = other_desk;
  EXPECT_EQ(remove(mallory).error().kind, ErrorCode::kNotFound);
}

TEST_P(ViewTest, EveryoneOrdersForThemselves) {
  write([&](auto& tx) {
    order_views(tx, agent(anna), {"mine", "open", "mine"});
    order_views(tx, agent(otto), {"open"});
    return true;
  });
  db().read(storage::Scope::of(desk), [&](auto& tx) {
    EXPECT_THAT(places_of(tx, desk, anna), ElementsAre("mine", "open"));
    EXPECT_THAT(places_of(tx, desk, otto), ElementsAre("open"));
  });
}

TEST_P(ViewTest, EveryDefaultViewCanBeReadAndCostsNoWalkOverFinishedTickets) {
  db().read(storage::Scope::of(desk), [&](auto& tx) {
    for (auto const& view : default_views()) {
      auto const filter =
          filter_of_view(tx, {actor(), rulebooks, clock.now(), "/query"}, std::string{view.query}).value();
      EXPECT_TRUE(filter.unfinished) << view.code;
    }
    auto const finished = filter_of_view(tx, {actor(), rulebooks, clock.now(), "/query"}, "state:resolved").value();
    EXPECT_FALSE(finished.unfinished) << "it would be counted";
  });
}

TEST_P(ViewTest, TheCountWalksTheIndexOfUnfinishedTickets) {
  auto const plan = write([&](auto& tx) {
    std::string lines;
    with_params(tx, desk, {.unfinished = true}, 1000,
                [&](storage::Params params) { lines = testing::query_plan(tx, kCountUnfinished, params); });
    return lines;
  });
  EXPECT_THAT(plan, HasSubstr("ticket_unfinished"));
  EXPECT_THAT(plan, Not(HasSubstr("SCAN t\n")));
  EXPECT_THAT(plan, Not(HasSubstr("TEMP B-TREE")));
}

}  // namespace
}  // namespace podpora::queue
