#include "features/identity/invitation.h"

#include "testing/database.h"

#include <gtest/gtest.h>

namespace podpora::identity {
namespace {

class InvitationTest : public testing::StoreTest {
 protected:
  Result<Invited> invite(NewInvitation const& request) {
    return db().write(storage::Scope::of(desk), [&](auto& tx) { return identity::invite(tx, context, anna, request); });
  }
  Result<Invited> again(Actor const& actor, InvitationId id) {
    return db().write(storage::Scope::of(actor.desk), [&](auto& tx) { return invite_again(tx, context, actor, id); });
  }
  Result<void> withdraw(Actor const& actor, InvitationId id) {
    return db().write(storage::Scope::of(actor.desk),
                      [&](auto& tx) { return withdraw_invitation(tx, context, actor, id); });
  }
  Result<SignedIn> join(std::string const& token, std::string const& password = "correct horse") {
    return identity::join(db(), context, {.desk = desk, .token = token, .password = password});
  }
  std::vector<Invitation> open(DeskId of) {
    return db().read(storage::Scope::of(of), [&](auto& tx) { return open_invitations(tx, of); });
  }
  static NewInvitation petr() {
    return {.name = "Petr",
            .email = " Petr@Severka.example ",
            .language = "cs",
            .roles = {Role::kAdminAgent, Role::kHelpdeskAgent, Role::kAdminAgent}};
  }

  audit::Context context{clock, ids, *random};
  Actor anna = system_actor(desk);
  Actor mallory = system_actor(other_desk);
};
PODPORA_BOTH_DATABASES(InvitationTest);

TEST_P(InvitationTest, TheLinkMakesAnAgentOnce) {
  auto const invited = invite(petr()).value();
  EXPECT_EQ(invited.invitation.email, "petr@severka.example");
  EXPECT_EQ(invited.invitation.roles, "helpdesk_agent admin_agent");
  EXPECT_EQ(join(invited.token, "short").error().fields.front().pointer, "/password");
  auto const session = join(invited.token).value();
  EXPECT_EQ(session.actor.name, "Petr");
  EXPECT_EQ(session.actor.language, "cs");
  EXPECT_EQ(session.actor.permissions, role_permissions({Role::kAdminAgent, Role::kHelpdeskAgent}));
  EXPECT_EQ(join(invited.token).error().code, "link-used");
  EXPECT_TRUE(open(desk).empty());
  EXPECT_EQ(again(anna, invited.invitation.id).error().code, "link-used");
  EXPECT_EQ(withdraw(anna, invited.invitation.id).error().code, "link-used");
  EXPECT_EQ(invite(petr()).error().code, "email-taken");
}

TEST_P(InvitationTest, TheLinkEndsAndANewOneReplacesIt) {
  auto const first = invite(petr()).value();
  clock.advance(kInvitationLife);
  EXPECT_EQ(join(first.token).error().code, "link-expired");
  auto const second = again(anna, first.invitation.id).value();
  EXPECT_EQ(join(first.token).error().kind, ErrorCode::kNotFound);
  auto const third = invite(petr()).value();
  EXPECT_EQ(join(second.token).error().kind, ErrorCode::kNotFound);
  ASSERT_EQ(open(desk).size(), 1u);
  EXPECT_EQ(open(desk).front(), third.invitation);
  EXPECT_TRUE(join(third.token).has_value());
}

TEST_P(InvitationTest, WhatIsWithdrawnOpensNothing) {
  auto const invited = invite(petr()).value();
  EXPECT_TRUE(withdraw(anna, invited.invitation.id).has_value());
  EXPECT_EQ(join(invited.token).error().kind, ErrorCode::kNotFound);
  EXPECT_EQ(withdraw(anna, invited.invitation.id).error().kind, ErrorCode::kNotFound);
}

TEST_P(InvitationTest, WhatIsWrongIsNamedByItsField) {
  auto const field = [&](auto change) {
    auto wrong = petr();
    change(wrong);
    return invite(wrong).error().fields.front().pointer;
  };
  EXPECT_EQ(field([](auto& r) { r.name = " "; }), "/name");
  EXPECT_EQ(field([](auto& r) { r.email = "petr"; }), "/email");
  EXPECT_EQ(field([](auto& r) { r.language = "xx"; }), "/language");
  EXPECT_EQ(field([](auto& r) { r.roles = {}; }), "/roles");
  EXPECT_EQ(field([](auto& r) { r.roles = {Role::kContact}; }), "/roles");
}

TEST_P(InvitationTest, OtherDesksHaveTheirOwn) {
  auto const invited = invite(petr()).value();
  EXPECT_TRUE(open(other_desk).empty());
  EXPECT_EQ(again(mallory, invited.invitation.id).error().kind, ErrorCode::kNotFound);
  EXPECT_EQ(withdraw(mallory, invited.invitation.id).error().kind, ErrorCode::kNotFound);
  auto const elsewhere =
      identity::join(db(), context, {.desk = other_desk, .token = invited.token, .password = "correct horse"});
  EXPECT_EQ(elsewhere.error().kind, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace podpora::identity
