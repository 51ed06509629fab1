#include "features/portal/sign_in_link.h"

#include "features/customers/add_customer.h"
#include "features/identity/change_agent.h"
#include "features/identity/desk.h"
#include "features/portal/sign_in_link_store.h"
#include "platform/http/json.h"
#include "testing/database.h"

#include <gtest/gtest.h>

namespace podpora::portal {
namespace {

using storage::Scope;
using storage::Transaction;
using namespace std::chrono_literals;

/// Jana of Klas, a contact of our desk, and Anna who works there.
class SignInLinkTest : public testing::StoreTest {
 protected:
  template <class F>
  auto write(F f) {
    return db().write(Scope::of(desk), [&](Transaction& tx) { return f(tx); });
  }

  void SetUp() override {
    desk = add_desk("ours");
    other_desk = add_desk("theirs");
    write([&](Transaction& tx) {
      identity::add_person(tx, audit, system_actor(desk),
                           {.name = "Anna", .email = "anna@desk.example", .language = "en"},
                           {identity::Role::kHelpdeskAgent})
          .value();
    });
    add_contact(desk, "jana@klas.example");
  }

  DeskId add_desk(std::string const& slug) {
    return db().write(Scope::all_desks(), [&](Transaction& tx) {
      return identity::add_desk(tx, audit, {.slug = slug, .name = slug, .time_zone = "Europe/Prague", .language = "en"})
          .value()
          .id;
    });
  }
  void add_contact(DeskId of, std::string const& email) {
    db().write(Scope::of(of), [&](Transaction& tx) {
      auto const customer =
          customers::add_customer(tx, audit, system_actor(of), {.name = "Klas", .language = "cs"}).value().id;
      customers::add_contact(tx, audit, system_actor(of),
                             {.customer_id = customer, .name = "Jana", .email = email, .language = "cs"})
          .value();
    });
  }

  /// Asks, and does the jobs that this made; how many there were.
  std::size_t ask(std::string const& email, std::string const& slug = "", std::string const& target = "") {
    ask_for_link(db(), audit, {slug, email, target});
    auto worker = jobs::make_worker(db(), clock, *random,
                                    {{kMailJob,
                                      [&](jobs::Job const& job) {
                                        make_link(
                                            db(), audit,
                                            [&](Transaction&, Actor const& contact, std::string const& token, Time) {
                                              mailed.push_back({contact, token});
                                            },
                                            job);
                                      }}},
                                    {});
    return worker->run_due();
  }
  Result<Entered> enter(std::string const& token) {
    return write([&](Transaction& tx) { return use_link(tx, audit, desk, token); });
  }

  struct Mailed {
    Actor contact;
    std::string token;
  };
  audit::Context audit{clock, ids, *random};
  std::vector<Mailed> mailed;
};
PODPORA_BOTH_DATABASES(SignInLinkTest);

TEST_P(SignInLinkTest, ALinkSignsInOnce) {
  ask(" Jana@Klas.example ", "", "/portal/requests/tkt_1");
  ASSERT_EQ(mailed.size(), 1u);
  auto const entered = enter(mailed[0].token).value();
  EXPECT_EQ(entered.target, "/portal/requests/tkt_1");
  EXPECT_EQ(identity::actor_of_cookie(db(), clock, entered.session.cookie)->name, "Jana");
  EXPECT_EQ(enter(mailed[0].token).error().code, "sign-in-link-over");
  EXPECT_EQ(enter(mailed[0].token + "x").error().kind, ErrorCode::kNotFound);
}

TEST_P(SignInLinkTest, LookingUsesNothingUp) {
  ask("jana@klas.example");
  for (int i = 0; i < 2; ++i) {
    db().read(Scope::of(desk), [&](Transaction& tx) {
      EXPECT_EQ(look_at_link(tx, desk, mailed.at(0).token, clock.now()).value().actor.name, "Jana");
    });
  }
  EXPECT_TRUE(enter(mailed.at(0).token).has_value());
}

TEST_P(SignInLinkTest, ALinkEndsAfterFifteenMinutes) {
  ask("jana@klas.example");
  clock.advance(15min);
  EXPECT_EQ(enter(mailed.at(0).token).error().code, "sign-in-link-over");
}

TEST_P(SignInLinkTest, AskingLooksTheSameWhoeverHasTheAddress) {
  EXPECT_EQ(ask("nobody@klas.example"), 1u);
  EXPECT_TRUE(mailed.empty());
  EXPECT_EQ(ask("jana@klas.example"), 1u);
  EXPECT_EQ(mailed.size(), 1u);
}

TEST_P(SignInLinkTest, AnAgentComesToTheConsoleWhileWorkingHere) {
  EXPECT_EQ(ask("anna@desk.example", "", "/portal/requests/tkt_1"), 1u);
  ASSERT_EQ(mailed.size(), 1u);
  EXPECT_EQ(enter(mailed[0].token).value().target, "/queue");
  ask("anna@desk.example");
  write([&](Transaction& tx) { identity::let_go(tx, audit, system_actor(desk), *mailed[0].contact.person).value(); });
  EXPECT_EQ(enter(mailed.at(1).token).error().kind, ErrorCode::kNotFound) << "made before, used after";
  EXPECT_EQ(ask("anna@desk.example"), 1u);
  EXPECT_EQ(mailed.size(), 2u);
}

TEST_P(SignInLinkTest, NobodyIsFloodedWithLinks) {
  for (int i = 0; i < 5; ++i) ask("jana@klas.example");
  EXPECT_EQ(mailed.size(), 3u);
  clock.advance(15min);
  ask("jana@klas.example");
  EXPECT_EQ(mailed.size(), 4u);
}

TEST_P(SignInLinkTest, EachDeskThatKnowsTheAddressSendsItsOwn) {
  add_contact(other_desk, "jana@klas.example");
  EXPECT_EQ(ask("jana@klas.example"), 2u);
  EXPECT_EQ(mailed.size(), 2u);
  EXPECT_EQ(ask("jana@klas.example", "theirs"), 1u);
  ASSERT_EQ(mailed.size(), 3u);
  EXPECT_EQ(mailed[2].contact.desk, other_desk);
  EXPECT_EQ(enter(mailed[2].token).error().kind, ErrorCode::kNotFound) << "not at this desk";
}

TEST(PortalTarget, IsAPageOfThePortal) {
  for (auto const* good : {"/portal", "/portal/requests/tkt_1", "/portal/plain?lang=cs"}) {
    EXPECT_EQ(portal_target(good), good);
  }
  for (auto const* bad : {"", "/queue", "https://evil.example", "//evil.example", "/portalx", "/portal/sign-in",
                          "/portal/enter/x", "/portal/\\evil", "/portal/a b", "/portal/\r\nSet-Cookie: a=b"}) {
    EXPECT_EQ(portal_target(bad), "/portal") << bad;
  }
}

}  // namespace
}  // namespace podpora::portal
