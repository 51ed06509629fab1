#include "features/identity/session_store.h"
#include "features/identity/setup.h"
#include "features/identity/permission.h"

#include "platform/crypto/crypto.h"
#include "testing/database.h"

#include <gtest/gtest.h>

namespace podpora::identity {
namespace {

class IdentityTest : public testing::StoreTest {
 protected:
  audit::Context context() { return {clock, ids, *random}; }

  identity::Setup setup(std::string token, std::string slug = "acme") {
    return {.token = std::move(token),
            .desk_name = "Acme",
            .desk_slug = std::move(slug),
            .time_zone = "Europe/Prague",
            .name = "Olga",
            .email = "Olga@Acme.example",
            .password = "correct horse",
            .language = "cs"};
  }
  SignedIn set_up() { return complete_setup(db(), context(), setup(*make_setup_token(db(), context()))).value(); }

  Result<NewDesk> add_desk_with_owner(std::string slug, std::string email) {
    auto const hash = crypto::hash_password("correct horse");
    return db().write(storage::Scope::all_desks(), [&](auto& tx) {
      return make_desk_with_owner(tx, context(),
                                  {.slug = slug, .name = slug, .time_zone = "Europe/Prague", .language = "en"},
                                  {.name = "Owner", .email = email, .language = "en", .password_hash = hash});
    });
  }
  Result<SignedIn> attempt(std::string desk, std::string email, std::string password) {
    return sign_in(db(), context(), {.desk = desk, .email = email, .password = password});
  }
};
PODPORA_BOTH_DATABASES(IdentityTest);

TEST_P(IdentityTest, TheSetupTokenWorksOnceAndForHalfAnHour) {
  auto const token = *make_setup_token(db(), context());
  EXPECT_EQ(complete_setup(db(), context(), setup("wrong")).error().code, "setup-token");
  clock.advance(std::chrono::minutes{31});
  EXPECT_EQ(complete_setup(db(), context(), setup(token)).error().code, "setup-token");
  auto const fresh = *make_setup_token(db(), context());
  auto const owner = complete_setup(db(), context(), setup(fresh));
  ASSERT_TRUE(owner.has_value());
  EXPECT_TRUE(owner->actor.may(Permission::kDeskManage));
  EXPECT_EQ(complete_setup(db(), context(), setup(fresh, "other")).error().code, "setup-done");
  EXPECT_FALSE(make_setup_token(db(), context()));
}

TEST_P(IdentityTest, SignInNeedsTheRightPasswordAndSaysNoMore) {
  set_up();
  EXPECT_TRUE(attempt("", "OLGA@acme.example", "correct horse").has_value());
  EXPECT_EQ(attempt("", "olga@acme.example", "wrong").error(), attempt("", "nobody@acme.example", "wrong").error());
  EXPECT_EQ(attempt("elsewhere", "olga@acme.example", "correct horse").error().code, "sign-in-failed");
}

TEST_P(IdentityTest, AnAddressKnownInTwoDesksNeedsTheDesk) {
  ASSERT_TRUE(add_desk_with_owner("one", "o@x.example").has_value());
  ASSERT_TRUE(add_desk_with_owner("two", "o@x.example").has_value());
  EXPECT_EQ(attempt("", "o@x.example", "correct horse").error().fields.at(0).code, "desk-needed");
  EXPECT_TRUE(attempt("two", "o@x.example", "correct horse").has_value());
}

TEST_P(IdentityTest, ASessionEndsBySigningOutAndByTime) {
  auto const session = set_up();
  EXPECT_TRUE(actor_of_cookie(db(), clock, session.cookie));
  EXPECT_FALSE(actor_of_cookie(db(), clock, session.cookie + "x"));
  EXPECT_FALSE(actor_of_cookie(db(), clock, ""));
  clock.advance(kSessionLife);
  EXPECT_FALSE(actor_of_cookie(db(), clock, session.cookie));
  auto const second = attempt("", "olga@acme.example", "correct horse").value();
  sign_out(db(), second.cookie);
  EXPECT_FALSE(actor_of_cookie(db(), clock, second.cookie));
}

TEST_P(IdentityTest, ACookieOpensNoOtherDesk) {
  auto const session = set_up();
  auto const other = add_desk_with_owner("two", "o@x.example").value();
  auto const stolen = to_text(other.desk.id) + session.cookie.substr(session.cookie.find('.'));
  EXPECT_FALSE(actor_of_cookie(db(), clock, stolen));
}

TEST_P(IdentityTest, SlugsAndAddressesAreUnique) {
  ASSERT_TRUE(add_desk_with_owner("one", "o@x.example").has_value());
  EXPECT_EQ(add_desk_with_owner("one", "p@x.example").error().code, "desk-slug-taken");
  for (auto const* slug : {"", "Upper", "a b", "api", "-a"}) {
    EXPECT_EQ(add_desk_with_owner(slug, "p@x.example").error().fields.at(0).pointer, "/desk_slug") << slug;
  }
}

TEST(Roles, OnlyTheOwnerManagesTheDeskAndOnlyContactsUseThePortal) {
  for (auto const role : {Role::kHelpdeskAgent, Role::kAdminAgent, Role::kSalesAgent, Role::kBillingAdmin,
                          Role::kManager, Role::kDeskOwner, Role::kAuditor, Role::kContact}) {
    auto const may = [&](Permission p) { return role_permissions(role).test(static_cast<std::size_t>(p)); };
    EXPECT_EQ(may(Permission::kDeskManage), role == Role::kDeskOwner) << to_text(role);
    EXPECT_EQ(may(Permission::kPortalRead), role == Role::kContact) << to_text(role);
    if (role == Role::kContact || role == Role::kSalesAgent) {
      EXPECT_FALSE(may(Permission::kTicketRead));
    }
  }
}

}  // namespace
}  // namespace podpora::identity
