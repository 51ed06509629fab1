#include "features/tickets/contact_access.h"

#include "features/customers/add_customer.h"
#include "features/identity/person.h"
#include "features/tickets/access.h"
#include "testing/database.h"

#include <gtest/gtest.h>

namespace podpora::tickets {
namespace {

using storage::Scope;
using storage::Transaction;

/// Jana and Petr of one company, and a request of Petr's.
class ContactAccessTest : public testing::StoreTest {
 protected:
  template <class F>
  auto write(F f) {
    return db().write(Scope::of(desk), [&](Transaction& tx) { return f(tx); });
  }

  void SetUp() override {
    write([&](Transaction& tx) {
      klas = customers::add_customer(tx, audit, boss(), {.name = "Klas", .language = "cs"}).value().id;
      brod = customers::add_customer(tx, audit, boss(), {.name = "Brod", .language = "cs"}).value().id;
      jana = contact(tx, "Jana");
      petr = contact(tx, "Petr");
      request = open_ticket(tx, {audit, hooks}, petr,
                            {.subject = "Slow",
                             .customer_id = klas,
                             .contact_id = petr.person,
                             .first = {.author_kind = AuthorKind::kContact, .body = "Help"}});
    });
  }

  Actor boss() const { return system_actor(desk); }
  Actor contact(Transaction& tx, std::string const& name) {
    auto const made = customers::add_contact(
        tx, audit, boss(), {.customer_id = klas, .name = name, .email = name + "@klas.example", .language = "cs"});
    return identity::actor_of(tx, desk, made.value().id).value();
  }
  Result<ContactAccess> set(customers::CustomerId of, PersonId person, bool own_only) {
    return write([&](Transaction& tx) { return set_contact_access(tx, audit, boss(), of, {person, own_only}); });
  }
  bool sees(Actor const& who) {
    return db().read(Scope::of(desk), [&](Transaction& tx) { return may_see(tx, who, request); });
  }

  audit::Context audit{clock, ids, *random};
  Hooks hooks;
  customers::CustomerId klas;
  customers::CustomerId brod;
  Actor jana;
  Actor petr;
  Ticket request;
};
PODPORA_BOTH_DATABASES(ContactAccessTest);

TEST_P(ContactAccessTest, AContactSeesTheCompanysRequestsUntilToldOtherwise) {
  EXPECT_TRUE(sees(jana));
  set(klas, jana.person.value(), true).value();
  EXPECT_FALSE(sees(jana));
  EXPECT_TRUE(sees(petr)) << "the own one";
  set(klas, petr.person.value(), true).value();
  EXPECT_TRUE(sees(petr));
  set(klas, jana.person.value(), false).value();
  EXPECT_TRUE(sees(jana));
}

TEST_P(ContactAccessTest, ListsEveryContactAndKnowsWhoseTheyAre) {
  set(klas, jana.person.value(), true).value();
  auto const all = db().read(Scope::of(desk), [&](Transaction& tx) { return contact_access_of(tx, desk, klas); });
  ASSERT_EQ(all.size(), 2u);
  EXPECT_TRUE(all[0].own_only);
  EXPECT_FALSE(all[1].own_only);
  EXPECT_EQ(set(brod, jana.person.value(), true).error().kind, ErrorCode::kNotFound);
  db().write(Scope::of(other_desk), [&](Transaction& tx) {
    auto const mallory = system_actor(other_desk);
    EXPECT_EQ(set_contact_access(tx, audit, mallory, klas, {jana.person.value(), true}).error().kind,
              ErrorCode::kNotFound);
    EXPECT_TRUE(contact_access_of(tx, other_desk, klas).empty());
    EXPECT_FALSE(sees_own_only(tx, other_desk, jana.person.value()));
  });
}

}  // namespace
}  // namespace podpora::tickets
