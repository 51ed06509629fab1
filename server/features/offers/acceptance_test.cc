#include "features/offers/acceptance_link.h"
#include "features/offers/agreement_rules.h"
#include "features/offers/agreement_store.h"
#include "features/offers/offer_fixture_test.h"
#include "features/offers/offer_store.h"

#include "features/identity/person.h"

namespace podpora::offers {
namespace {

class AcceptanceTest : public OfferStoreTest {
 protected:
  AcceptanceTest() {
    offer = publish(add_draft(add_office().id).id).value();
    bakery = add_customer("Bakery");
    jana = write([&](Transaction& tx) {
             return customers::add_contact(
                 tx, context, anna,
                 {.customer_id = bakery, .name = "Jana", .email = "jana@bakery.example", .language = "cs"});
           })
               .value()
               .id;
  }
  Result<MadeLink> make(NewLink const& link) {
    return write([&](Transaction& tx) { return make_link(tx, context, anna, link); });
  }
  Result<Agreement> use(std::string const& token, std::optional<DeskId> of = {}) {
    auto const where = of.value_or(desk);
    return db().write(Scope::of(where),
                      [&](Transaction& tx) { return accept_by_link(tx, context, where, token, "192.0.2.7"); });
  }
  Result<Agreement> accept(Acceptance acceptance) {
    acceptance.offer_id = offer.id;
    return write([&](Transaction& tx) { return accept_offer(tx, context, anna, acceptance); });
  }
  AgreementId in_force(std::optional<customers::CustomerId> customer, std::string const& service) {
    return db().read(Scope::of(desk), [&](Transaction& tx) {
      auto const found = agreement_in_force(tx, desk, customer, clock.now(), service);
      return found ? found->agreement.id : AgreementId{};
    });
  }

  Offer offer;
  customers::CustomerId bakery;
  PersonId jana;
};
PODPORA_BOTH_DATABASES(AcceptanceTest);

TEST_P(AcceptanceTest, ALinkIsGoodOnceForItsContact) {
  auto const made = make({.offer_id = offer.id, .customer_id = bakery, .person_id = jana}).value();
  EXPECT_GE(made.token.size(), 22u) << "128 bits or more";
  auto const agreement = use(made.token).value();
  EXPECT_EQ(agreement.customer_id, bakery);
  EXPECT_EQ(agreement.accepted_by, "Jana");
  EXPECT_EQ(agreement.person_id, jana);
  EXPECT_EQ(agreement.accepted_via, AcceptedVia::kLink);
  EXPECT_EQ(agreement.accepted_from, "192.0.2.7");
  EXPECT_EQ(agreement.sha256, offer.sha256);
  EXPECT_EQ(use(made.token).error().code, "link-used");
  EXPECT_EQ(use(made.token + "x").error().kind, ErrorCode::kNotFound);
  EXPECT_EQ(use(made.token, other_desk).error().kind, ErrorCode::kNotFound);
  db().read(Scope::of(desk), [&](Transaction& tx) {
    EXPECT_EQ(list_agreements(tx, desk, bakery).size(), 1u);
    EXPECT_EQ(links_of(tx, desk, bakery).at(0).agreement_id, agreement.id);
  });
}

TEST_P(AcceptanceTest, ALinkEndsWithTimeOrWithItsVersion) {
  auto const first = make({.offer_id = offer.id, .customer_id = bakery, .person_id = jana, .days = 2}).value();
  clock.advance(std::chrono::hours(48));
  EXPECT_EQ(use(first.token).error().code, "link-expired");
  auto const second = make({.offer_id = offer.id, .customer_id = bakery, .person_id = jana}).value();
  publish(add_draft(offer.content.hours[0].calendar_id).id).value();
  EXPECT_EQ(use(second.token).error().code, "offer-not-published");
  EXPECT_EQ(make({.offer_id = offer.id, .customer_id = bakery, .person_id = jana}).error().code, "offer-not-published");
}

TEST_P(AcceptanceTest, ALinkIsForAContactOfThatCustomer) {
  auto const other = add_customer("Other");
  EXPECT_EQ(make({.offer_id = offer.id, .customer_id = other, .person_id = jana}).error().kind, ErrorCode::kNotFound);
  EXPECT_EQ(
      make({.offer_id = offer.id, .customer_id = bakery, .person_id = jana, .days = 0}).error().fields.at(0).pointer,
      "/days");
  EXPECT_EQ(make({.offer_id = offer.id, .customer_id = bakery, .person_id = jana, .services = {"nothing"}})
                .error()
                .fields.at(0)
                .pointer,
            "/services/0");
}

TEST_P(AcceptanceTest, PrecedenceAndServiceDecideBetweenSeveral) {
  auto const general = accept({}).value().id;
  EXPECT_EQ(in_force(bakery, "azure"), general);
  auto const all = accept({.customer_id = bakery}).value().id;
  auto const azure = accept({.customer_id = bakery, .services = {"azure"}}).value().id;
  EXPECT_EQ(in_force(bakery, "azure"), azure);
  EXPECT_EQ(in_force(bakery, "microsoft_365"), all);
  EXPECT_EQ(in_force(bakery, ""), all) << "a service that is not known is named by no agreement";
  auto const first = accept({.customer_id = bakery, .precedence = 5}).value().id;
  EXPECT_EQ(in_force(bakery, "azure"), first);
  write([&](Transaction& tx) { return end_agreement(tx, context, anna, first, {}); }).value();
  EXPECT_EQ(in_force(bakery, "azure"), azure);
  EXPECT_EQ(write([&](Transaction& tx) { return end_agreement(tx, context, anna, first, {}); }).error().code,
            "agreement-ended");
}

TEST_P(AcceptanceTest, AThirdPartyMayPayAndOnlyWhatWasReadIsAccepted) {
  auto const holding = add_customer("Holding");
  EXPECT_EQ(accept({.customer_id = bakery, .bill_to = holding}).value().bill_to, holding);
  EXPECT_EQ(accept({.customer_id = bakery, .bill_to = customers::CustomerId{9}}).error().fields.at(0).pointer,
            "/bill_to");
  EXPECT_EQ(accept({.customer_id = bakery, .sha256 = "other"}).error().code, "offer-not-as-read");
  EXPECT_TRUE(accept({.customer_id = bakery, .sha256 = offer.sha256}).has_value());
  EXPECT_EQ(accept({.customer_id = bakery, .precedence = -1}).error().fields.at(0).pointer, "/precedence");
}

TEST_P(AcceptanceTest, OtherDesksSeeAndEndNothing) {
  auto const id = accept({.customer_id = bakery}).value().id;
  make({.offer_id = offer.id, .customer_id = bakery, .person_id = jana}).value();
  db().write(Scope::of(other_desk), [&](Transaction& tx) {
    EXPECT_EQ(end_agreement(tx, context, mallory, id, {}).error().kind, ErrorCode::kNotFound);
    EXPECT_TRUE(links_of(tx, other_desk, bakery).empty());
    EXPECT_TRUE(list_agreements(tx, other_desk, bakery).empty());
    return Result<void>{};
  });
}

}  // namespace
}  // namespace podpora::offers
