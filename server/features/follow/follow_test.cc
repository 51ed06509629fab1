#include "features/follow/follower.h"
#include "features/follow/mention_rules.h"
#include "features/follow/notice.h"
#include "features/follow/tell_followers.h"
#include "features/identity/desk.h"
#include "features/tickets/change.h"

#include "testing/database.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace podpora::follow {
namespace {

using tickets::AuthorKind;
using tickets::Visibility;

TEST(MentionRules, ANameBehindAnAtCalls) {
  std::vector<identity::Person> const agents{{.id = PersonId{1}, .name = "Anna Nováková"},
                                             {.id = PersonId{2}, .name = "Petr"},
                                             {.id = PersonId{3}, .name = "Petr Svoboda"},
                                             {.id = PersonId{4}, .name = "Jan Dva"},
                                             {.id = PersonId{5}, .name = "Jan Dva"}};
  struct Row {
    std::string text;
    std::vector<std::int64_t> people;
  };
  for (auto const& row : std::initializer_list<Row>{{"@Anna Nováková, look", {1}},
                                                    {"look (@anna Nováková)", {1}},
                                                    {"@Petr Svoboda and @Petr", {3, 2}},
                                                    {"@Petr Svobodas", {2}},
                                                    {"@Petra", {}},
                                                    {"@Petrů", {}},
                                                    {"petr@petr.example", {}},
                                                    {"mail me @ noon, @", {}},
                                                    {"@Jan Dva", {4, 5}},
                                                    {"@" + to_text(PersonId{5}) + ".", {5}},
                                                    {"@Petr @Petr", {2}},
                                                    {"Petr", {}}}) {
    std::vector<std::int64_t> found;
    for (auto const id : mentioned(row.text, agents)) found.push_back(id.value);
    EXPECT_EQ(found, row.people) << row.text;
  }
}

class FollowTest : public testing::StoreTest {
 protected:
  template <class F>
  auto write(F f) {
    return db().write(storage::Scope::of(desk), [&](storage::Transaction& tx) { return f(tx); });
  }
  void SetUp() override {
    desk =
        db().write(storage::Scope::all_desks(),
                   [&](storage::Transaction& tx) {
                     return identity::add_desk(
                         tx, audit, {.slug = "desk", .name = "Desk", .time_zone = "Europe/Prague", .language = "en"});
                   })
            .value()
            .id;
    anna = add("Anna");
    petr = add("Petr");
    olga = add("Olga");
    context.mail = [this](auto&, auto const&, auto const&, auto const& notice, auto const&) {
      mailed.push_back(notice.person_id);
    };
    hooks.message_added = [this](auto& tx, auto& actor, auto& t, auto& m) { on_message(tx, context, actor, t, m); };
    hooks.changed = [this](auto& tx, auto& actor, auto& a, auto& b) { on_changed(tx, context, actor, a, b); };
  }
  Actor add(std::string const& name) {
    return write([&](auto& tx) {
      auto const person = identity::add_person(tx, audit, system_actor(desk),
                                               {.name = name, .email = ascii(name) + "@desk.example", .language = "en"},
                                               {identity::Role::kHelpdeskAgent})
                              .value();
      return identity::actor_of(tx, desk, person.id).value();
    });
  }
  static std::string ascii(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
  }
  tickets::TicketId open(Nature nature = Nature::kBreakFix) {
    return write([&](auto& tx) {
             return tickets::open_ticket(tx, tickets, anna, {.subject = "x", .nature = nature, .first = {.body = "x"}});
           })
        .id;
  }
  void note(Actor const& who, tickets::TicketId ticket, std::string body) {
    write([&](auto& tx) {
      return tickets::add_message(tx, tickets, who, ticket,
                                  {.visibility = Visibility::kInternal,
                                   .author_kind = AuthorKind::kAgent,
                                   .author_id = who.person,
                                   .author_name = who.name,
                                   .body = body});
    }).value();
  }
  std::vector<NoticeKind> told(Actor const& who) {
    return db().read(storage::Scope::of(desk), [&](auto& tx) {
      std::vector<NoticeKind> kinds;
      for (auto const& notice : notices_of(tx, desk, *who.person, 100)) kinds.push_back(notice.kind);
      return kinds;
    });
  }

  audit::Context audit{clock, ids, *random};
  Context context{audit, {}};
  tickets::Hooks hooks;
  tickets::Context tickets{audit, hooks};
  std::vector<PersonId> mailed;
  Actor anna;
  Actor petr;
  Actor olga;
};
PODPORA_BOTH_DATABASES(FollowTest);

using Kinds = std::vector<NoticeKind>;

TEST_P(FollowTest, WhoIsCalledIsToldOnceAndHearsOfTheRest) {
  auto const ticket = open();
  note(anna, ticket, "@Petr @Petr, and @Anna: look");
  EXPECT_EQ(told(petr), Kinds{NoticeKind::kMention});
  EXPECT_EQ(told(anna), Kinds{}) << "nobody is told of the own doing";
  EXPECT_EQ(mailed, std::vector{*petr.person});
  note(anna, ticket, "Done.");
  EXPECT_EQ(told(petr), (Kinds{NoticeKind::kNote, NoticeKind::kMention}));
  EXPECT_EQ(mailed.size(), 1U) << "by mail comes what calls, unless they say otherwise";
  write([&](auto& tx) { set_notice_mail(tx, desk, *petr.person, NoticeMail::kAll); });
  write([&](auto& tx) {
    return tickets::add_message(tx, tickets, system_actor(desk), ticket,
                                {.author_kind = AuthorKind::kContact, .author_name = "Jana", .body = "And now?"});
  }).value();
  EXPECT_EQ(told(petr).front(), NoticeKind::kMessage);
  EXPECT_EQ(mailed.size(), 2U);
  note(petr, ticket, "My own.");
  EXPECT_EQ(told(petr).size(), 3U);
  EXPECT_EQ(told(olga), Kinds{});
}

TEST_P(FollowTest, OnlyNotesCall) {
  auto const ticket = open();
  write([&](auto& tx) {
    return tickets::add_message(
        tx, tickets, anna, ticket,
        {.author_kind = AuthorKind::kAgent, .author_id = anna.person, .author_name = "Anna", .body = "Write to @Petr"});
  }).value();
  EXPECT_EQ(told(petr), Kinds{});
}

TEST_P(FollowTest, FollowersHearThatItIsDoneAndThatItGoesOn) {
  auto const ticket = open();
  write([&](auto& tx) { return follow_ticket(tx, audit, petr, ticket); }).value();
  write([&](auto& tx) { return follow_ticket(tx, audit, petr, ticket); }).value();
  auto const set = [&](tickets::State state) {
    write([&](auto& tx) { return tickets::set_state(tx, tickets, anna, ticket, state); }).value();
  };
  set(tickets::State::kResolved);
  set(tickets::State::kOpen);
  EXPECT_EQ(told(petr), (Kinds{NoticeKind::kReopened, NoticeKind::kResolved}));
  write([&](auto& tx) { return unfollow_ticket(tx, audit, petr, ticket); }).value();
  set(tickets::State::kResolved);
  EXPECT_EQ(told(petr).size(), 2U);
  EXPECT_EQ(db().read(storage::Scope::of(desk), [&](auto& tx) { return unread_notices(tx, desk, *petr.person); }), 2);
  write([&](auto& tx) {
    read_notices(tx, desk, *petr.person, notices_of(tx, desk, *petr.person, 1).front().id, clock.now());
  });
  EXPECT_EQ(db().read(storage::Scope::of(desk), [&](auto& tx) { return unread_notices(tx, desk, *petr.person); }), 0);
}

TEST_P(FollowTest, NobodyHearsOfWhatTheyMayNotSee) {
  auto const secret = open(Nature::kVulnerability);
  note(anna, secret, "@Petr");
  EXPECT_EQ(told(petr), Kinds{});
  auto const followers =
      db().read(storage::Scope::of(desk), [&](auto& tx) { return followers_of(tx, desk, secret).size(); });
  EXPECT_EQ(followers, 0U);
  auto const refused = write([&](auto& tx) { return follow_ticket(tx, audit, petr, secret); });
  EXPECT_EQ(refused.error().kind, ErrorCode::kNotFound);
  auto const mallory = system_actor(other_desk);
  auto const ticket = open();
  auto const stolen =
      db().write(storage::Scope::of(other_desk), [&](auto& tx) { return follow_ticket(tx, audit, mallory, ticket); });
  EXPECT_EQ(stolen.error().kind, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace podpora::follow
